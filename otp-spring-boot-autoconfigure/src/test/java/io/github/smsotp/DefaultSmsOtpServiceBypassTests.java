package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.event.SmsOtpVerifiedEvent;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a bypass code of {@link SmsOtpAdministration} opens, and what it does not.
 */
class DefaultSmsOtpServiceBypassTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final String WRONG = "AAAAAAAAAAAAAAAA";

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	@BeforeEach
	void noSendLimits() {
		this.otp.unlimited();
	}

	@Test
	void verifyThenAcceptedOnceWithoutAChallengeRec2() {
		String code = issue();
		assertAccepted(code);
		assertThat(this.otp.events).last().isEqualTo(new SmsOtpVerifiedEvent(ALICE, "LOGIN", true, this.start));
		assertRejected(code);
	}

	@Test
	void verifyWhenAccountHasNoNumberThenAccepted() {
		this.otp.numbers.clear();
		assertAccepted(issue());
	}

	@Test
	void verifyWhenLockedThenAcceptedAndStaysLockedT09() {
		this.otp.verifyWrong(this.otp.sent(), 5);
		assertAccepted(issue());
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
		assertThat(this.otp.ledger().consecutive()).isEqualTo(5);
	}

	@Test
	void verifyWhenDisabledThenAcceptedAndStaysDisabledT09() {
		String before = issue();
		this.otp.administration().disable(ALICE);
		assertAccepted(before);
		assertAccepted(issue());
		assertThat(this.otp.administration().report(ALICE).disabled()).isTrue();
	}

	@Test
	void verifyWhenLockedAndWrongThenLockedAndNotCounted() {
		this.otp.verifyWrong(this.otp.sent(), 5);
		issue();
		assertThat(this.otp.verify(null, WRONG))
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.LOCKED, 0, this.start.plusSeconds(60)));
		assertThat(this.otp.ledger().consecutive()).isEqualTo(5);
	}

	@Test
	void verifyWhenWrongThenNothingIsCountedAndNothingTellsThatThereIsOneT09() {
		SmsOtpVerifyResult without = this.otp.verify(null, WRONG);
		String code = issue();
		for (int i = 0; i < 100; i++) {
			assertThat(this.otp.verify(null, WRONG)).isEqualTo(without);
		}
		assertThat(this.otp.ledger().consecutive()).isZero();
		assertAccepted(code);
	}

	@Test
	void verifyWhenNoneWasIssuedThenRejectedAndNothingCountedT15() {
		for (int i = 0; i < 20; i++) {
			assertRejected(WRONG);
		}
		assertThat(this.otp.ledger().consecutive()).isZero();
		assertThat(this.otp.state().challenges()).isEmpty();
	}

	@Test
	void verifyWhenOfAnotherAccountThenRejectedT16() {
		String code = this.otp.administration().issueBypassCode("bob", Duration.ofHours(1)).code();
		assertRejected(code);
		issue();
		assertRejected(code);
		assertThat(this.otp.verify("bob", null, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenNotForALoginThenRejectedCod7T17() {
		String code = issue();
		SmsOtpChallenge challenge = this.otp.sent();
		SmsOtpSubject stepUp = new SmsOtpSubject(ALICE, SmsOtpPurpose.STEP_UP, null, null, null);
		SmsOtpSubject enrollment = SmsOtpSubject.enrollment(ALICE, SmsOtpServiceFixture.NUMBER);
		for (SmsOtpSubject subject : new SmsOtpSubject[] { stepUp, enrollment }) {
			assertThat(this.otp.verify(subject, challenge, code).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
			assertThat(this.otp.verify(subject, null, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		}
		assertAccepted(code);
	}

	@Test
	void verifyWhenExpiredThenRejectedAtThatMillisecond() {
		String code = issue();
		this.otp.clock.move(Duration.ofHours(1));
		assertRejected(code);
		this.otp.clock.move(Duration.ofHours(-1));
		code = issue();
		this.otp.clock.move(Duration.ofHours(1).minusMillis(1));
		assertAccepted(code);
	}

	@Test
	void verifyWhenReplacedThenRejected() {
		String first = issue();
		String second = issue();
		assertRejected(first);
		assertAccepted(second);
	}

	@Test
	void verifyThenWaitAndFailuresAndLiveCodesStay() {
		this.otp.limits(Duration.ofSeconds(30));
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 3);
		assertAccepted(issue());
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.ledger().consecutive()).isEqualTo(3);
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenClientIsLimitedThenAcceptedAllTheSame() {
		this.otp.limits(new SmsOtpLimits(this.otp.policy.limits().send(), this.otp.policy.limits().enroll(),
				new SmsOtpLimits.Guess(this.otp.policy.limits().guess().rules(), List.of(RateLimit.valueOf("1/1h")))));
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpSubject office = SmsOtpSubject.login(ALICE).from("203.0.113.7");
		SmsOtpChallenge challenge = this.otp.sent();
		service.verify(new SmsOtpVerifyRequest(office, challenge, this.otp.wrongCode()));
		assertThat(service.verify(new SmsOtpVerifyRequest(office, challenge, this.otp.code())).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.RATE_LIMITED);
		assertThat(service.verify(new SmsOtpVerifyRequest(office, challenge, issue())).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private String issue() {
		return this.otp.administration().issueBypassCode(ALICE, Duration.ofHours(1)).code();
	}

	private void assertAccepted(String code) {
		assertThat(this.otp.verify(null, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private void assertRejected(String code) {
		assertThat(this.otp.verify(null, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
	}

}
