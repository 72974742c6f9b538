package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;

import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Codes to numbers that are to be confirmed, where several sessions of one account ask
 * for them. All codes are the same six digits, so that nothing but what they are bound to
 * keeps them apart.
 */
class DefaultSmsOtpServiceEnrollmentSessionTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final String CODE = "042137";

	private static final SmsOtpSubject LOGIN = SmsOtpSubject.login(ALICE);

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155550001");

	private static final SmsOtpSubject MINE = SmsOtpSubject.enrollment(ALICE, NUMBER);

	private static final SmsOtpSubject THEIRS = SmsOtpSubject.enrollment(ALICE, new PhoneNumber("+12125550002"));

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void sameDigits() {
		this.otp.unlimited();
		this.otp.generator = (length) -> CODE;
	}

	@Test
	void verifyWhenAnotherSessionHasSentALaterCodeThenNotAcceptedCod8T16() {
		SmsOtpChallenge mine = this.otp.sent(MINE, null);
		SmsOtpChallenge theirs = this.otp.sent(THEIRS, null);
		assertThat(this.otp.remembered()).isEqualTo(1);
		assertOutcome(MINE, mine, SmsOtpVerifyResult.Outcome.SUPERSEDED);
		assertOutcome(THEIRS, theirs, SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertOutcome(MINE, mine, SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenAnotherSessionHasSentALaterCodeToTheSameNumberThenNotAcceptedCod8T16() {
		SmsOtpChallenge mine = this.otp.sent(MINE, null);
		SmsOtpChallenge theirs = this.otp.sent(MINE, null);
		assertThat(theirs.id()).isNotEqualTo(mine.id());
		assertOutcome(MINE, mine, SmsOtpVerifyResult.Outcome.SUPERSEDED);
		assertOutcome(MINE, theirs, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenSessionsAreMixedUpThenNeverAcceptedCod8T16() {
		SmsOtpChallenge mine = this.otp.sent(MINE, null);
		SmsOtpChallenge theirs = this.otp.sent(THEIRS, null);
		assertOutcome(THEIRS, mine, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(MINE, theirs, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(THEIRS, new SmsOtpChallenge(SmsOtpCodes.entry(theirs, THEIRS), theirs.expiresAt()),
				SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(THEIRS, theirs, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenAnotherAccountEnrollsTheSameNumberThenCodesStayApartCod8T16() {
		SmsOtpSubject bobs = SmsOtpSubject.enrollment("bob", NUMBER);
		SmsOtpChallenge mine = this.otp.sent(MINE, null);
		SmsOtpChallenge bob = this.otp.sent(bobs, null);
		assertOutcome(MINE, bob, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(bobs, mine, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(MINE, mine, SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertOutcome(bobs, bob, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenMyCodeIsResentThenOnlyTheNewerOneCounts() {
		String first = "111111";
		this.otp.generator = (length) -> first;
		SmsOtpChallenge mine = this.otp.sent(MINE, null);
		this.otp.generator = (length) -> CODE;
		SmsOtpChallenge again = this.otp.sent(MINE, mine);
		assertThat(again.id()).isEqualTo(mine.id());
		assertThat(this.otp.verify(MINE, again, first).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.SUPERSEDED);
		assertOutcome(MINE, again, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENROLLMENT")
	void verifyWhenOneSessionHasCodesForBothThenEachForItsOwnPurposeAloneCod7T17(SmsOtpPurpose purpose) {
		SmsOtpSubject same = SmsOtpSubject.enrollment(ALICE, SmsOtpServiceFixture.NUMBER)
			.inPlaceOf(SmsOtpServiceFixture.NUMBER);
		SmsOtpSubject other = new SmsOtpSubject(ALICE, purpose, null, null, null);
		SmsOtpChallenge session = this.otp.sent(same, null);
		assertOutcome(other, session, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(other, new SmsOtpChallenge(SmsOtpCodes.entry(session, same), session.expiresAt()),
				SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(same, session, SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertThat(this.otp.sent(other, session).id()).isEqualTo(session.id());
		assertOutcome(same, session, SmsOtpVerifyResult.Outcome.REJECTED);
		this.otp.sent(same, session);
		assertThat(this.otp.remembered()).isEqualTo(2);
		assertOutcome(other, session, SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertOutcome(same, session, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void sendWhenEnrollingAgainAndAgainThenLoginCodesGoOnWorkingT16() {
		SmsOtpChallenge first = this.otp.sent();
		SmsOtpChallenge second = this.otp.sent();
		this.otp.sent(MINE, null);
		this.otp.sent(THEIRS, null);
		this.otp.sent(MINE, null);
		assertOutcome(LOGIN, first, SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertOutcome(LOGIN, second, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void statusWhenEnrollingThenThatOfItsOwnCodeAndNoLogins() {
		SmsOtpChallenge mine = this.otp.sent(MINE, null);
		Instant expiresAt = this.otp.clock.instant().plus(Duration.ofMinutes(5));
		assertThat(status(MINE, mine))
			.isEqualTo(new SmsOtpStatus(SmsOtpStatus.State.CODE_SENT, NUMBER, expiresAt, null, 5, null));
		assertThat(status(LOGIN, mine).state()).isEqualTo(SmsOtpStatus.State.SEND_REQUIRED);
		assertThat(status(MINE, null).state()).isEqualTo(SmsOtpStatus.State.SEND_REQUIRED);
		this.otp.verify(MINE, mine, "111111");
		assertThat(status(MINE, mine).attemptsLeft()).isEqualTo(4);
	}

	private SmsOtpStatus status(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge) {
		return this.otp.service().status(subject, challenge);
	}

	private void assertOutcome(SmsOtpSubject subject, SmsOtpChallenge challenge, SmsOtpVerifyResult.Outcome outcome) {
		assertThat(this.otp.verify(subject, challenge, CODE).outcome()).isEqualTo(outcome);
	}

}
