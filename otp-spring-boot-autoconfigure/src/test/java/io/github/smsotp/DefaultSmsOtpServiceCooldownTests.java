package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;

import io.github.smsotp.sms.SmsDeliveryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long {@link DefaultSmsOtpService} lets an account wait between two texts.
 */
class DefaultSmsOtpServiceCooldownTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final Duration COOLDOWN = Duration.ofSeconds(30);

	private static final long[] WAITS = { 30, 60, 120, 240, 480, 960, 1920, 1920, 1920 };

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void noOtherLimits() {
		this.otp.limits(COOLDOWN);
	}

	@Test
	void sendWhenSentOftenThenWaitDoublesUpToThirtyTwoMinutesSnd1() {
		for (long wait : WAITS) {
			this.otp.sent();
			assertWaits(wait);
		}
	}

	@Test
	void sendWhenAcceptedThenWaitStartsOverSnd1() {
		this.otp.sent();
		assertWaits(30);
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		this.otp.sent();
		assertWaits(30);
	}

	@Test
	void sendWhenWrongCodesThenWaitGoesOnSnd1() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 4);
		assertWaits(30);
		this.otp.sent();
		assertWaits(60);
	}

	@Test
	void sendWhenQuietForAnHourThenWaitStartsOverSnd1() {
		this.otp.sent();
		assertWaits(30);
		this.otp.sent();
		this.otp.clock.move(Duration.ofHours(1).minusMillis(1));
		this.otp.sent();
		assertWaits(120);
		this.otp.sent();
		this.otp.clock.move(Duration.ofHours(1));
		this.otp.sent();
		assertWaits(30);
	}

	@Test
	void sendWhenOtherSessionOrLoginThenSameWaitSnd1T36() {
		SmsOtpChallenge challenge = this.otp.sent();
		for (int i = 0; i < 20; i++) {
			assertRefused(this.otp.send(ALICE, (i % 2 == 0) ? challenge : null), 30);
		}
		assertThat(this.otp.gateway.messages()).hasSize(1);
	}

	@Test
	void sendWhenGatewaySaysNoThenWaitIsAsBeforeSnd1T19() {
		this.otp.sent();
		assertWaits(30);
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "no"));
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.FAILED);
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.FAILED);
		this.otp.gateway.failWith(null);
		this.otp.sent();
		assertWaits(60);
	}

	@Test
	void sendWhenLockedForLongerThenLockIsWaitedForHttp1T45() {
		this.otp.verifyWrong(this.otp.sent(), 5);
		assertLocked(60);
		this.otp.clock.move(Duration.ofSeconds(60));
		this.otp.sent();
	}

	@Test
	void sendWhenLockIsShorterThanTheWaitThenBothAreWaitedForHttp1T45() {
		for (int i = 0; i < 3; i++) {
			this.otp.sent();
			assertWaits(WAITS[i]);
		}
		this.otp.verifyWrong(this.otp.sent(), 5);
		assertLocked(240);
		this.otp.clock.move(Duration.ofSeconds(240).minusMillis(1));
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		this.otp.clock.move(Duration.ofMillis(1));
		this.otp.sent();
	}

	@Test
	void statusWhenWaitingThenToldTheSameSnd1() {
		this.otp.sent();
		assertWaits(30);
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(this.otp.status(challenge).resendAt()).isEqualTo(this.otp.clock.instant().plusSeconds(60));
	}

	private void assertWaits(long seconds) {
		Instant until = this.otp.clock.instant().plusSeconds(seconds);
		assertRefused(this.otp.send(ALICE), seconds);
		this.otp.clock.move(Duration.ofSeconds(seconds).minusMillis(1));
		assertThat(this.otp.send(ALICE))
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.RATE_LIMITED, null, until));
		this.otp.clock.move(Duration.ofMillis(1));
	}

	private void assertRefused(SmsOtpSendResult result, long seconds) {
		assertThat(result).isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.RATE_LIMITED, null,
				this.otp.clock.instant().plusSeconds(seconds)));
	}

	private void assertLocked(long seconds) {
		assertThat(this.otp.send(ALICE)).isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.LOCKED, null,
				this.otp.clock.instant().plusSeconds(seconds)));
	}

}
