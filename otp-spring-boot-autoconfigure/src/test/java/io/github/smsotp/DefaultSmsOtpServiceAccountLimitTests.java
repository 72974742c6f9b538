package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many texts {@link DefaultSmsOtpService} sends for one account, and which of them an
 * accepted code gives back.
 */
class DefaultSmsOtpServiceAccountLimitTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final Duration DAY = Duration.ofHours(24);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	@Test
	void sendWhenSixthTextInAnHourThenRefusedUntilTheFirstLeavesSnd2T42() {
		perAccount("5/1h", "10/24h");
		for (int i = 0; i < 5; i++) {
			moveTo(Duration.ofMinutes(i));
			this.otp.sent();
		}
		assertRefusedUntil(Duration.ofHours(1));
		assertThat(this.otp.events).last()
			.isEqualTo(new SmsOtpSendRefusedEvent(ALICE, "LOGIN", "ACCOUNT", this.start.plus(Duration.ofHours(1)),
					this.otp.clock.instant()));
		moveTo(Duration.ofHours(1).minusMillis(1));
		assertRefusedUntil(Duration.ofHours(1));
		moveTo(Duration.ofHours(1));
		this.otp.sent();
		assertRefusedUntil(Duration.ofMinutes(61));
		assertThat(this.otp.gateway.messages()).hasSize(6);
	}

	@Test
	void sendWhenEleventhTextInADayThenRefusedSnd2() {
		perAccount("5/1h", "10/24h");
		for (int i = 0; i < 10; i++) {
			moveTo(Duration.ofHours(i));
			this.otp.sent();
		}
		moveTo(Duration.ofHours(10));
		assertRefusedUntil(DAY);
		moveTo(DAY);
		this.otp.sent();
		assertRefusedUntil(Duration.ofHours(25));
	}

	@Test
	void sendWhenNumberChangesThenCountedOnTheAccountSnd2() {
		perAccount("2/24h");
		this.otp.sent();
		this.otp.numbers.put(ALICE, new PhoneNumber("+14155552672"));
		this.otp.sent();
		assertRefusedUntil(DAY);
	}

	@Test
	void sendWhenEveryCodeIsAcceptedThenOnlyTheCeilingOfThirtyCountsSnd2T63() {
		this.otp.limits(SmsOtpLimits.defaults());
		for (int i = 0; i < 30; i++) {
			moveTo(Duration.ofMinutes(5L * i));
			signIn();
		}
		moveTo(Duration.ofMinutes(150));
		assertRefusedUntil(DAY);
		assertThat(this.otp.events).last().extracting("reason").isEqualTo("ACCOUNT_CEILING");
		moveTo(DAY);
		signIn();
		assertRefusedUntil(DAY.plusMinutes(5));
	}

	@Test
	void sendWhenResentThenAcceptedCodeGivesItsOwnTextBackAloneT63() {
		perAccount("3/24h");
		this.otp.sent();
		moveTo(Duration.ofMinutes(1));
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verify(challenge, this.otp.code());
		moveTo(Duration.ofMinutes(2));
		this.otp.sent();
		this.otp.sent();
		assertRefusedUntil(DAY);
	}

	@Test
	void sendWhenAcceptedCodeComesAgainThenNothingIsGivenBackTwice() {
		perAccount("2/24h");
		this.otp.sent();
		SmsOtpChallenge other = this.otp.sent();
		String code = this.otp.code();
		for (int i = 0; i < 5; i++) {
			this.otp.verify(other, code);
		}
		this.otp.sent();
		assertRefusedUntil(DAY);
	}

	@Test
	void sendWhenPerAccountIsOffThenSoIsTheCeiling() {
		this.otp.unlimited();
		for (int i = 0; i < 40; i++) {
			signIn();
		}
	}

	@Test
	void sendWhenWrongOrExpiredOrReplacedCodesThenNothingIsGivenBack() {
		perAccount("3/24h");
		SmsOtpChallenge challenge = this.otp.sent();
		String first = this.otp.code();
		this.otp.verifyWrong(challenge, 1);
		this.otp.sent(ALICE, challenge);
		this.otp.verify(challenge, first);
		SmsOtpChallenge late = this.otp.sent();
		moveTo(Duration.ofMinutes(5));
		this.otp.verify(late, this.otp.code());
		assertRefusedUntil(DAY);
	}

	private void signIn() {
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private void perAccount(String... limits) {
		this.otp.limits(new SmsOtpLimits.Send(null, List.of(), Stream.of(limits).map(RateLimit::valueOf).toList(),
				List.of(), List.of()));
	}

	private void moveTo(Duration sinceStart) {
		this.otp.clock.move(Duration.between(this.otp.clock.instant(), this.start.plus(sinceStart)));
	}

	private void assertRefusedUntil(Duration sinceStart) {
		assertThat(this.otp.send(ALICE))
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.RATE_LIMITED, null, this.start.plus(sinceStart)));
	}

}
