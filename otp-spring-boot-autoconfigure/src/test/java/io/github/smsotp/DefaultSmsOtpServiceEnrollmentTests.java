package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Codes to numbers that are to be confirmed: what they are bound to, and the pool of
 * limits that is theirs.
 */
class DefaultSmsOtpServiceEnrollmentTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NEW = new PhoneNumber("+14155550001");

	private static final Duration DAY = Duration.ofHours(24);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	@Test
	void sendWhenEnrollingThenGoesToTheNewNumberAndConfirmsItAlone() {
		SmsOtpSubject enrollment = SmsOtpSubject.enrollment(ALICE, NEW);
		SmsOtpChallenge challenge = enroll(ALICE, NEW).challenge();
		assertThat(this.otp.gateway.messages()).singleElement().extracting("to").isEqualTo(NEW);
		assertThat(this.otp.verify(SmsOtpSubject.enrollment("bob", NEW), challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.verify(enrollment, challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENROLLMENT")
	void verifyWhenCodeWasForAnotherPurposeThenRejectedCod7T17(SmsOtpPurpose purpose) {
		this.otp.numbers.put(ALICE, NEW);
		SmsOtpChallenge enrolling = enroll(ALICE, NEW).challenge();
		SmsOtpSubject other = new SmsOtpSubject(ALICE, purpose, null, null, null);
		assertThat(this.otp.verify(other, enrolling, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		this.otp.clock.move(Duration.ofHours(2));
		SmsOtpChallenge challenge = this.otp.send(other, null).challenge();
		assertThat(this.otp.verify(SmsOtpSubject.enrollment(ALICE, NEW), challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.verify(other, challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenLoginCodeIsUsedForStepUpThenRejectedCod7T17() {
		SmsOtpChallenge challenge = this.otp.sent();
		SmsOtpSubject stepUp = new SmsOtpSubject(ALICE, SmsOtpPurpose.STEP_UP, null, null, null);
		assertThat(this.otp.verify(stepUp, challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void sendWhenAccountHasTwoNumbersThenGoesToThePreferredOneEnr6() {
		this.otp.repository = (account) -> List.of(NEW, SmsOtpServiceFixture.NUMBER);
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(this.otp.gateway.messages()).singleElement().extracting("to").isEqualTo(NEW);
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void sendWhenThirdTextToOneNumberInADayThenRefusedWhoeverAsksSnd3T44() {
		withoutCooldown();
		enroll("bob", NEW);
		enroll("carol", NEW);
		assertRefused(enroll("dave", NEW), DAY, "ENROLL_PHONE");
	}

	@Test
	void sendWhenFourthTextOfOneAccountInADayThenRefusedSnd2() {
		withoutCooldown();
		for (int i = 0; i < 3; i++) {
			assertThat(enroll(ALICE, number(i * 10_000)).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		}
		assertRefused(enroll(ALICE, number(40_000)), DAY, "ENROLL_ACCOUNT");
	}

	@Test
	void sendWhenTwentyOneNumbersDifferInTheLastFourDigitsThenRefusedSnd5T43() {
		for (int i = 0; i < 20; i++) {
			assertThat(enroll("user" + i, number(i)).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		}
		assertRefused(enroll("user20", number(9_999)), Duration.ofHours(1), "NUMBER_RANGE");
		assertThat(enroll("user21", number(10_000)).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		this.otp.clock.move(Duration.ofHours(1));
		assertThat(enroll("user22", number(20)).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
	}

	@Test
	void sendWhenNumberIsConfirmedThenRangeGetsItsTextBackAndNobodyElseSnd5() {
		withoutCooldown();
		for (int i = 0; i < 30; i++) {
			SmsOtpSubject subject = SmsOtpSubject.enrollment("user" + i, number(i));
			SmsOtpChallenge challenge = this.otp.send(subject, null).challenge();
			assertThat(this.otp.verify(subject, challenge, this.otp.code()).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		}
		SmsOtpSubject again = SmsOtpSubject.enrollment("user0", number(0));
		this.otp.verify(again, this.otp.send(again, null).challenge(), this.otp.code());
		assertRefused(this.otp.send(again, null), DAY, "ENROLL_PHONE");
	}

	@Test
	void sendWhenOneClientEnrollsTooOftenThenRefusedSnd4() {
		DefaultSmsOtpService service = this.otp.service();
		for (int i = 0; i <= 20; i++) {
			SmsOtpSubject subject = SmsOtpSubject.enrollment("user" + i, number(i * 10_000)).from("203.0.113.7");
			SmsOtpSendResult result = service.send(new SmsOtpSendRequest(subject, null, Locale.ENGLISH));
			if (i < 20) {
				SmsOtpVerifyRequest request = new SmsOtpVerifyRequest(subject, result.challenge(), this.otp.code());
				assertThat(service.verify(request).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
			}
			else {
				assertRefused(result, Duration.ofHours(1), "ENROLL_CLIENT");
			}
		}
	}

	@Test
	void sendWhenStrangersEnrollTheNumberThenOwnerStillGetsCodesSnd3() {
		PhoneNumber owners = SmsOtpServiceFixture.NUMBER;
		for (int i = 0; i < 10; i++) {
			enroll("stranger" + i, owners);
		}
		assertThat(this.otp.gateway.messages()).hasSize(2);
		this.otp.sent();
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.sent();
		this.otp.clock.move(Duration.ofSeconds(60));
		this.otp.sent();
	}

	@Test
	void sendWhenEnrollingThenWaitAndLockAreTheAccountsSnd1T08T45() {
		SmsOtpChallenge challenge = this.otp.sent();
		assertRefused(enroll(ALICE, NEW), Duration.ofSeconds(30), "COOLDOWN");
		this.otp.verifyWrong(challenge, 5);
		assertThat(enroll(ALICE, NEW).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
		assertThat(this.otp.verify(SmsOtpSubject.enrollment(ALICE, NEW), challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
	}

	@Test
	void verifyWhenEnrollmentCodesAreWrongThenCountedOnTheSameLedgerT08() {
		SmsOtpChallenge challenge = enroll(ALICE, NEW).challenge();
		for (int i = 0; i < 5; i++) {
			this.otp.verify(SmsOtpSubject.enrollment(ALICE, NEW), challenge, this.otp.wrongCode());
		}
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
	}

	@Test
	void sendWhenNumberMayNotGetTextsThenRefusedBeforeAnythingIsCountedT38() {
		for (int i = 0; i < 5; i++) {
			assertThat(enroll(ALICE, new PhoneNumber("+18765550123")).outcome())
				.isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
		}
		assertThat(enroll(ALICE, NEW).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
	}

	@Test
	void subjectWhenNumberAndPurposeDoNotFitThenThrows() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SmsOtpSubject(ALICE, SmsOtpPurpose.LOGIN, NEW, null, null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SmsOtpSubject(ALICE, SmsOtpPurpose.ENROLLMENT, null, null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> SmsOtpSubject.login(" "));
	}

	private SmsOtpSendResult enroll(String account, PhoneNumber number) {
		return this.otp.send(SmsOtpSubject.enrollment(account, number), null);
	}

	private void withoutCooldown() {
		SmsOtpLimits.Send send = SmsOtpLimits.defaults().send();
		this.otp
			.limits(new SmsOtpLimits.Send(null, send.perPhone(), send.perAccount(), send.perClient(), send.global()));
	}

	private void assertRefused(SmsOtpSendResult result, Duration wait, String reason) {
		assertThat(result)
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.RATE_LIMITED, null, this.start.plus(wait)));
		assertThat(this.otp.events).last().extracting("reason").isEqualTo(reason);
	}

	private static PhoneNumber number(int number) {
		return new PhoneNumber("+1415" + (2_000_000 + number));
	}

}
