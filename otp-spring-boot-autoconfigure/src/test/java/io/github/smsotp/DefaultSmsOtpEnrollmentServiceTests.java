package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.event.SmsOtpNumberChangedEvent;
import io.github.smsotp.event.SmsOtpNumberEnrolledEvent;
import io.github.smsotp.event.SmsOtpNumberEvent;
import io.github.smsotp.event.SmsOtpNumberRemovedEvent;
import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link DefaultSmsOtpEnrollmentService}.
 */
class DefaultSmsOtpEnrollmentServiceTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber OLD = SmsOtpServiceFixture.NUMBER;

	private static final PhoneNumber NEW = new PhoneNumber("+14155550001");

	private static final PhoneNumber THIRD = new PhoneNumber("+14155550003");

	private static final String CLIENT = "203.0.113.7";

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	@BeforeEach
	void noSendLimits() {
		this.otp.enrolling();
		this.otp.unlimited();
	}

	@Test
	void confirmWhenFirstNumberThenEnrolledAndToldEnr1Enr7() {
		assertThat(this.otp.enrollments().confirm(enrollment(NEW).from(CLIENT))).isNotNull();
		assertThat(this.otp.enrollments().find(ALICE)).containsExactly(NEW);
		assertThat(this.otp.enrolled.findEnrolled(ALICE))
			.containsExactly(EnrolledPhoneNumber.confirmed(NEW, this.start));
		assertThat(this.otp.events)
			.containsExactly(new SmsOtpNumberEnrolledEvent(ALICE, "+1 ••• ••• ••01", ALICE, CLIENT, this.start));
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void confirmWhenInPlaceOfAnotherThenChangedAndToldEnr4Enr7() {
		this.otp.enrolled(OLD, ALICE);
		this.otp.clock.move(Duration.ofSeconds(7));
		assertThat(this.otp.enrollments().confirm(enrollment(NEW).inPlaceOf(OLD).from(CLIENT))).isNotNull();
		assertThat(this.otp.enrolled.findEnrolled(ALICE))
			.containsExactly(EnrolledPhoneNumber.confirmed(NEW, this.start.plusSeconds(7)));
		assertThat(this.otp.events).containsExactly(new SmsOtpNumberChangedEvent(ALICE, "+1 ••• ••• ••71",
				"+1 ••• ••• ••01", ALICE, CLIENT, this.start.plusSeconds(7)));
		assertThat(this.otp.gateway.messages()).singleElement().extracting("to").isEqualTo(OLD);
	}

	@Test
	void confirmWhenNumberIsTheSameThenConfirmedAnewAndNoText() {
		this.otp.enrolled(OLD, ALICE);
		this.otp.clock.move(Duration.ofSeconds(7));
		assertThat(this.otp.enrollments().confirm(enrollment(OLD).inPlaceOf(OLD))).isNotNull();
		assertThat(this.otp.enrolled.findEnrolled(ALICE))
			.containsExactly(EnrolledPhoneNumber.confirmed(OLD, this.start.plusSeconds(7)));
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpNumberChangedEvent.class);
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "+14155552671,", "+14155552671,+14155550003", "+14155552671,+14155550001", ",+14155552671" })
	void confirmWhenAccountHasAnotherNumberByNowThenNothingChangesEnr3T27(@Nullable String current,
			@Nullable String expected) {
		PhoneNumber number = (current != null) ? new PhoneNumber(current) : null;
		PhoneNumber former = (expected != null) ? new PhoneNumber(expected) : null;
		if (number != null) {
			this.otp.enrolled(number, ALICE);
		}
		assertNothingChanges(enrollment(NEW).inPlaceOf(former), number);
	}

	@Test
	void confirmWhenAnotherSessionWasFasterThenNothingChangesEnr3T27() {
		this.otp.enrolled(OLD, ALICE);
		assertThat(this.otp.enrollments().confirm(enrollment(THIRD).inPlaceOf(OLD))).isNotNull();
		assertNothingChanges(enrollment(NEW).inPlaceOf(OLD), THIRD);
	}

	@Test
	void confirmWhenNumberHasAsManyAccountsAsItMayThenNothingChangesEnr9() {
		this.otp.enrolled(OLD, ALICE);
		this.otp.enrolled(NEW, "bob", "carol", "dave", "erin");
		assertThat(this.otp.enrollments().confirm(SmsOtpSubject.enrollment("frank", NEW))).isNotNull();
		assertNothingChanges(enrollment(NEW).inPlaceOf(OLD), OLD);
		assertNothingChanges(SmsOtpSubject.enrollment("grace", NEW), OLD);
		assertThat(this.otp.enrollments().find("grace")).isEmpty();
		assertThat(this.otp.enrollments().confirm(SmsOtpSubject.enrollment("frank", NEW).inPlaceOf(NEW))).isNotNull();
	}

	// to the same number, a code stays bound to what it was bound to before
	@ParameterizedTest
	@CsvSource({ "+14155550001", "+14155552671" })
	void confirmThenAllOtherCodesAreWorthNothingEnr5T27(PhoneNumber number) {
		this.otp.enrolled(OLD, ALICE);
		SmsOtpSubject pending = enrollment(THIRD).inPlaceOf(OLD);
		SmsOtpChallenge login = this.otp.sent(ALICE, null);
		String loginCode = this.otp.code();
		SmsOtpChallenge enrolling = this.otp.sent(pending, null);
		String bypass = this.otp.administration().issueBypassCode(ALICE, Duration.ofHours(1)).code();
		assertThat(this.otp.enrollments().confirm(enrollment(number).inPlaceOf(OLD))).isNotNull();
		assertRejected(pending, enrolling, this.otp.code());
		assertRejected(SmsOtpSubject.login(ALICE), login, loginCode);
		assertRejected(SmsOtpSubject.login(ALICE), null, bypass);
		assertThat(this.otp.remembered()).isZero();
		assertThat(this.otp.ledger().consecutive()).isZero();
	}

	@Test
	void confirmWhenAnotherTextIsOnItsWayThenItsCodeIsWorthNothingEnr5T27() {
		this.otp.gateway.beforeSending(() -> {
			this.otp.clock.move(Duration.ofSeconds(5));
			assertThat(this.otp.enrollments().confirm(enrollment(NEW))).isNotNull();
		});
		SmsOtpChallenge challenge = this.otp.sent(enrollment(THIRD), null);
		assertRejected(enrollment(THIRD), challenge, this.otp.code());
		assertThat(this.otp.enrollments().confirm(enrollment(THIRD))).isNull();
	}

	@Test
	void confirmWhenInvitedThenInvitationIsUsedUpEnr5() {
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.INVITED);
		this.otp.administration().invite(ALICE, this.start.plus(Duration.ofDays(30)));
		this.otp.administration().invite("bob", this.start.plus(Duration.ofDays(30)));
		assertThat(this.otp.enrollments().confirm(enrollment(NEW))).isNotNull();
		assertThat(this.otp.enrollments().remove(ALICE, ALICE, null)).isTrue();
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isFalse();
		assertThat(this.otp.enrollments().mayEnroll("bob")).isTrue();
	}

	@Test
	void confirmWhenLoginThenThrows() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.otp.enrollments().confirm(SmsOtpSubject.login(ALICE)));
	}

	@Test
	void removeThenGoneAtOnceAndToldEnr4Enr5Enr7() {
		this.otp.enrolled(OLD, ALICE, "bob");
		assertThat(this.otp.enrollments().remove(ALICE, "root", CLIENT)).isTrue();
		assertThat(this.otp.enrollments().find(ALICE)).isEmpty();
		assertThat(this.otp.enrollments().find("bob")).containsExactly(OLD);
		assertThat(this.otp.events)
			.containsExactly(new SmsOtpNumberRemovedEvent(ALICE, "+1 ••• ••• ••71", "root", CLIENT, this.start));
		assertThat(this.otp.gateway.messages()).singleElement().extracting("to").isEqualTo(OLD);
	}

	@Test
	void removeWhenThereIsNoneThenFalseAndNothingIsTold() {
		this.otp.enrolled(OLD, ALICE);
		this.otp.enrollments().remove(ALICE, null, null);
		String bypass = this.otp.administration().issueBypassCode(ALICE, Duration.ofHours(1)).code();
		this.otp.events.clear();
		assertThat(this.otp.enrollments().remove(ALICE, null, null)).isFalse();
		assertThat(this.otp.events).isEmpty();
		assertThat(this.otp.gateway.messages()).hasSize(1);
		assertThat(this.otp.verify(null, bypass).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void removeThenCodesAreWorthNothingEvenWhenTheNumberComesBackEnr5() {
		this.otp.enrolled(OLD, ALICE);
		SmsOtpChallenge login = this.otp.sent(ALICE, null);
		String bypass = this.otp.administration().issueBypassCode(ALICE, Duration.ofHours(1)).code();
		assertThat(this.otp.enrollments().remove(ALICE, ALICE, null)).isTrue();
		assertRejected(SmsOtpSubject.login(ALICE), login, this.otp.code());
		this.otp.enrolled(OLD, ALICE);
		assertRejected(SmsOtpSubject.login(ALICE), login, this.otp.code());
		assertRejected(SmsOtpSubject.login(ALICE), null, bypass);
	}

	@Test
	void mayEnrollWhenSelfServiceThenEverybody() {
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isTrue();
	}

	@Test
	void mayEnrollWhenByInvitationThenOnlyUntilItExpires() {
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.INVITED);
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isFalse();
		this.otp.administration().invite(ALICE, this.start.plusSeconds(60));
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isTrue();
		assertThat(this.otp.enrollments().mayEnroll("bob")).isFalse();
		this.otp.clock.move(Duration.ofMillis(59_999));
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isTrue();
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isFalse();
	}

	@Test
	void mayEnrollWhenClosedThenNobodyEvenInvited() {
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.CLOSED);
		this.otp.administration().invite(ALICE, this.start.plusSeconds(60));
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isFalse();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
	void createWhenNumbersAreTheApplicationsThenClosedAlone(SmsOtpEnrollmentPolicy.Mode mode) {
		this.otp.repository = (account) -> List.of(OLD);
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(mode);
		assertThatIllegalArgumentException().isThrownBy(this.otp::enrollments)
			.withMessage("numbers must be a MutablePhoneNumberRepository unless enrolment is closed");
	}

	@Test
	void callsWhenNumbersAreTheApplicationsThenReadAlone() {
		this.otp.repository = (account) -> List.of(OLD);
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.CLOSED);
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		assertThat(enrollments.find(ALICE)).containsExactly(OLD);
		assertThatIllegalStateException().isThrownBy(() -> enrollments.remove(ALICE, ALICE, null))
			.withMessage("numbers come from the application only");
		assertThatIllegalStateException().isThrownBy(() -> enrollments.confirm(enrollment(NEW).inPlaceOf(OLD)))
			.withMessage("numbers come from the application only");
	}

	private void assertNothingChanges(SmsOtpSubject subject, @Nullable PhoneNumber number) {
		List<EnrolledPhoneNumber> before = this.otp.enrolled.findEnrolled(ALICE);
		String bypass = this.otp.administration().issueBypassCode(subject.account(), Duration.ofHours(1)).code();
		this.otp.events.clear();
		this.otp.gateway.clear();
		assertThat(this.otp.enrollments().confirm(subject)).isNull();
		assertThat(this.otp.enrolled.findEnrolled(ALICE)).isEqualTo(before);
		assertThat(this.otp.enrollments().find(ALICE)).isEqualTo((number != null) ? List.of(number) : List.of());
		assertThat(this.otp.events).noneMatch(SmsOtpNumberEvent.class::isInstance);
		assertThat(this.otp.gateway.messages()).isEmpty();
		assertThat(this.otp.verify(subject.account(), null, bypass).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private void assertRejected(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge, String code) {
		assertThat(this.otp.verify(subject, challenge, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
	}

	private static SmsOtpSubject enrollment(PhoneNumber number) {
		return SmsOtpSubject.enrollment(ALICE, number);
	}

}
