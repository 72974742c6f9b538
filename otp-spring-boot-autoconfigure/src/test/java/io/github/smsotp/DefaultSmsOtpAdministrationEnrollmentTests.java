package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.event.SmsOtpAdministrationEvent;
import io.github.smsotp.event.SmsOtpNumberRemovedEvent;
import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What {@link DefaultSmsOtpAdministration} does about invitations and numbers.
 */
class DefaultSmsOtpAdministrationEnrollmentTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private static final Duration MONTH = Duration.ofDays(30);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	private final Instant until = this.start.plus(MONTH);

	@BeforeEach
	void byInvitation() {
		this.otp.enrolling();
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.INVITED);
	}

	@Test
	void inviteThenToldAndReportedUntilItExpires() {
		this.otp.administration().invite(ALICE, this.until);
		assertThat(this.otp.events).containsExactly(new SmsOtpAdministrationEvent(ALICE, "INVITE", "root", this.start));
		this.otp.clock.move(MONTH.minusMillis(1));
		assertThat(report()).isEqualTo(new SmsOtpAccountReport(ALICE, false, null, 0, 5, 0, null, this.until));
		assertThat(this.otp.administration().report("bob").invitedUntil()).isNull();
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(report().invitedUntil()).isNull();
	}

	@Test
	void inviteWhenInvitedThenReplaced() {
		this.otp.administration().invite(ALICE, this.until);
		Instant sooner = this.start.plusSeconds(60);
		this.otp.administration().invite(ALICE, sooner);
		assertThat(report().invitedUntil()).isEqualTo(sooner);
		this.otp.clock.move(Duration.ofSeconds(60));
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isFalse();
		this.otp.administration().invite(ALICE, this.until);
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isTrue();
	}

	@Test
	void inviteWhenDateIsOverThenThrowsAndNothingChanges() {
		for (Instant past : List.of(this.start, this.start.minusMillis(1))) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.otp.administration().invite(ALICE, past))
				.withMessage("until must be in the future");
		}
		assertThat(report().invitedUntil()).isNull();
		assertThat(this.otp.events).isEmpty();
	}

	@Test
	void inviteWhenCodesAndWrongCodesThenTheyStay() {
		this.otp.unlimited();
		this.otp.enrolled(NUMBER, ALICE);
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 2);
		this.otp.administration().invite(ALICE, this.until);
		assertThat(report()).isEqualTo(new SmsOtpAccountReport(ALICE, false, null, 2, 3, 1, null, this.until));
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertThat(report().invitedUntil()).isEqualTo(this.until);
	}

	@Test
	void unlockDisableAndRevokeWhenInvitedThenInvitationStays() {
		this.otp.administration().invite(ALICE, this.until);
		this.otp.administration().disable(ALICE);
		this.otp.administration().unlock(ALICE);
		this.otp.administration().revokeCodes(ALICE);
		this.otp.administration().issueBypassCode(ALICE, Duration.ofHours(1));
		assertThat(report().invitedUntil()).isEqualTo(this.until);
	}

	@Test
	void withdrawInvitationThenGoneAndTold() {
		this.otp.administration().invite(ALICE, this.until);
		this.otp.administration().invite("bob", this.until);
		this.otp.events.clear();
		this.otp.administration().withdrawInvitation(ALICE);
		assertThat(this.otp.events)
			.containsExactly(new SmsOtpAdministrationEvent(ALICE, "WITHDRAW_INVITATION", "root", this.start));
		assertThat(report().invitedUntil()).isNull();
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isFalse();
		assertThat(this.otp.enrollments().mayEnroll("bob")).isTrue();
	}

	@Test
	void inviteAndWithdrawWhenStoreFailsThenUnavailableAndNothingIsToldRes2() {
		this.otp.store = FailingStore.at("change", this.otp.store);
		assertThatExceptionOfType(SmsOtpUnavailableException.class)
			.isThrownBy(() -> this.otp.administration().invite(ALICE, this.until));
		assertThatExceptionOfType(SmsOtpUnavailableException.class)
			.isThrownBy(() -> this.otp.administration().withdrawInvitation(ALICE));
		assertThat(this.otp.events).isEmpty();
	}

	@Test
	void revokeNumberThenRemovedInTheAdministratorsNameEnr5() {
		this.otp.enrolled(NUMBER, ALICE);
		DefaultSmsOtpAdministration administration = withNumbers();
		assertThat(administration.revokeNumber(ALICE)).isTrue();
		assertThat(this.otp.enrolled.findConfirmed(ALICE)).isEmpty();
		assertThat(this.otp.events).containsExactly(
				new SmsOtpNumberRemovedEvent(ALICE, "+1 ••• ••• ••71", "root", null, this.start),
				new SmsOtpAdministrationEvent(ALICE, "REVOKE_NUMBER", "root", this.start));
		assertThat(administration.revokeNumber(ALICE)).isFalse();
		assertThat(this.otp.events).filteredOn(SmsOtpNumberRemovedEvent.class::isInstance).hasSize(1);
	}

	@Test
	void revokeNumberWhenInvitedBeforeThenInvitationStays() {
		this.otp.enrolled(NUMBER, ALICE);
		DefaultSmsOtpAdministration administration = withNumbers();
		administration.invite(ALICE, this.until);
		administration.revokeNumber(ALICE);
		assertThat(administration.report(ALICE).invitedUntil()).isEqualTo(this.until);
	}

	@Test
	void revokeNumberWhenNumbersFailThenUnavailableRes2() {
		this.otp.repository = FailingNumbers.at("remove", this.otp.enrolled);
		this.otp.enrolled(NUMBER, ALICE);
		assertThatExceptionOfType(SmsOtpUnavailableException.class).isThrownBy(() -> withNumbers().revokeNumber(ALICE));
	}

	@Test
	void revokeNumberWhenNumbersAreTheApplicationsThenThrows() {
		assertThatIllegalStateException().isThrownBy(() -> this.otp.administration().revokeNumber(ALICE))
			.withMessage("numbers come from the application only");
		this.otp.repository = (account) -> List.of(NUMBER);
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.CLOSED);
		assertThatIllegalStateException().isThrownBy(() -> withNumbers().revokeNumber(ALICE))
			.withMessage("numbers come from the application only");
	}

	@Test
	void callsWhenAccountIsEmptyThenThrow() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.otp.administration().invite(" ", this.until));
		assertThatIllegalArgumentException().isThrownBy(() -> this.otp.administration().withdrawInvitation(""));
		assertThatIllegalArgumentException().isThrownBy(() -> withNumbers().revokeNumber(""));
	}

	private DefaultSmsOtpAdministration withNumbers() {
		DefaultSmsOtpAdministration administration = this.otp.administration();
		administration.setEnrollmentService(this.otp.enrollments());
		return administration;
	}

	private SmsOtpAccountReport report() {
		return this.otp.administration().report(ALICE);
	}

}
