package io.github.smsotp;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link DefaultSmsOtpService} makes of a clock that jumps, and of two nodes whose
 * clocks differ.
 */
class DefaultSmsOtpServiceClockTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final Duration SKEW = Duration.ofSeconds(30);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@Test
	void sendWhenClockGoesBackThenNothingIsRefilledT61() {
		this.otp.limits(Duration.ofSeconds(30), RateLimit.valueOf("2/10m"));
		this.otp.sent();
		this.otp.clock.move(SKEW);
		this.otp.sent();
		for (int i = 0; i < 20; i++) {
			this.otp.clock.move(Duration.ofMinutes(-10));
			assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		}
	}

	@Test
	void verifyWhenClockGoesBackThenLockHoldsT61() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 5);
		for (int i = 0; i < 20; i++) {
			this.otp.clock.move(Duration.ofHours(-1));
			assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
		}
	}

	@Test
	void verifyWhenNodesDifferThenWrongCodesAddUpT61() {
		DefaultSmsOtpService ahead = node(SKEW);
		DefaultSmsOtpService behind = node(SKEW.negated());
		SmsOtpChallenge challenge = this.otp.sent();
		SmsOtpVerifyRequest wrong = new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenge,
				this.otp.wrongCode());
		for (int i = 0; i < 5; i++) {
			assertThat(((i % 2 == 0) ? ahead : behind).verify(wrong).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		}
		assertThat(ahead.verify(wrong).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
		assertThat(behind.verify(wrong).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
		assertThat(this.otp.ledger().consecutive()).isEqualTo(5);
	}

	@Test
	void verifyWhenNodesDifferThenNoneAcceptsLaterThanItsOwnClockSaysT61() {
		SmsOtpChallenge challenge = this.otp.sent();
		SmsOtpVerifyRequest right = new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenge, this.otp.code());
		this.otp.clock.move(Duration.ofMinutes(5).minus(SKEW));
		assertThat(node(SKEW).verify(right).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.EXPIRED);
		this.otp.clock.move(SKEW.multipliedBy(2));
		assertThat(node(SKEW.negated()).verify(right).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.EXPIRED);
	}

	@Test
	void sendWhenNodesDifferThenTextsAddUpT61() {
		this.otp.limits(null, RateLimit.valueOf("3/10m"));
		SmsOtpSendRequest request = new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, Locale.ENGLISH);
		DefaultSmsOtpService ahead = node(SKEW);
		DefaultSmsOtpService behind = node(SKEW.negated());
		for (int i = 0; i < 10; i++) {
			ahead.send(request);
			behind.send(request);
		}
		assertThat(this.otp.gateway.messages()).hasSize(3);
	}

	private DefaultSmsOtpService node(Duration offset) {
		DefaultSmsOtpService node = this.otp.service();
		node.setClock(Clock.offset(this.otp.clock, offset));
		return node;
	}

}
