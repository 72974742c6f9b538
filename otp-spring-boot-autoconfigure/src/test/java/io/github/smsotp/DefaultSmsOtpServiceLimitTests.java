package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many texts {@link DefaultSmsOtpService} sends, and when.
 */
class DefaultSmsOtpServiceLimitTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private static final Duration COOLDOWN = Duration.ofSeconds(30);

	private static final Duration MILLISECOND = Duration.ofMillis(1);

	private static final RateLimit PER_PHONE = RateLimit.valueOf("3/10m");

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	@Test
	void sendWhenRefusedThenToldWithoutNumber() {
		this.otp.sent();
		this.otp.events.clear();
		this.otp.send(ALICE);
		assertThat(this.otp.events).containsExactly(
				new SmsOtpSendRefusedEvent(ALICE, "LOGIN", "COOLDOWN", this.start.plus(COOLDOWN), this.start));
	}

	@Test
	void sendWhenFourthTextInTenMinutesThenRefusedSnd3T42() {
		this.otp.limits(null, PER_PHONE);
		for (int i = 0; i < 3; i++) {
			this.otp.sent();
		}
		assertRefused(ALICE, Duration.ofMinutes(10));
		assertThat(this.otp.gateway.messages()).hasSize(3);
		assertThat(this.otp.events).last()
			.isEqualTo(new SmsOtpSendRefusedEvent(ALICE, "LOGIN", "PHONE", this.start.plus(Duration.ofMinutes(10)),
					this.start));
	}

	@Test
	void sendWhenWindowSlidesThenTrueAtBothEdgesToTheMillisecondSnd3T42() {
		Duration second = Duration.ofMinutes(3).plusMillis(7);
		Duration third = Duration.ofMinutes(10).minus(MILLISECOND);
		this.otp.limits(null, PER_PHONE);
		this.otp.sent();
		moveTo(second);
		this.otp.sent();
		moveTo(third);
		this.otp.sent();
		assertRefused(ALICE, Duration.ofMinutes(10));
		moveTo(Duration.ofMinutes(10));
		this.otp.sent();
		assertRefused(ALICE, second.plusMinutes(10));
		moveTo(second.plusMinutes(10).minus(MILLISECOND));
		assertRefused(ALICE, second.plusMinutes(10));
		moveTo(second.plusMinutes(10));
		this.otp.sent();
		assertRefused(ALICE, third.plusMinutes(10));
	}

	@Test
	void sendWhenClockHasNanosecondsThenTimesAreTrueAndInMillisecondsHttp1() {
		this.otp.clock.move(Duration.ofNanos(999_999));
		this.otp.limits(null, RateLimit.valueOf("1/10m"));
		assertThat(this.otp.sent().expiresAt()).isEqualTo(this.start.plus(Duration.ofMinutes(5)));
		Instant until = this.otp.send(ALICE).until();
		assertThat(until).isNotNull();
		this.otp.clock.move(Duration.between(this.otp.clock.instant(), until).minusNanos(1));
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		this.otp.clock.move(Duration.ofNanos(1));
		this.otp.sent();
	}

	@Test
	void sendWhenWindowIsLongerThanCooldownThenWindowIsToldHttp1() {
		sendThree();
		assertRefused(ALICE, Duration.ofMinutes(10));
		moveTo(Duration.ofMinutes(10));
		this.otp.sent();
	}

	@Test
	void sendWhenCooldownIsLongerThanWindowThenCooldownIsToldHttp1() {
		this.otp.limits(Duration.ofMinutes(11), RateLimit.valueOf("1/10m"));
		this.otp.sent();
		assertRefused(ALICE, Duration.ofMinutes(11));
		moveTo(Duration.ofMinutes(11));
		this.otp.sent();
	}

	@Test
	void sendWhenSeveralWindowsThenTheLongestIsToldHttp1() {
		this.otp.limits(null, PER_PHONE, RateLimit.valueOf("2/1m"), RateLimit.valueOf("3/24h"));
		this.otp.sent();
		this.otp.sent();
		assertRefused(ALICE, Duration.ofMinutes(1));
		moveTo(Duration.ofMinutes(1));
		this.otp.sent();
		assertRefused(ALICE, Duration.ofHours(24));
	}

	@Test
	void sendWhenRefusedByCooldownThenTakesNothingFromTheNumberSnd3() {
		this.otp.numbers.put("bob", NUMBER);
		this.otp.numbers.put("carol", NUMBER);
		this.otp.sent();
		for (int i = 0; i < 10; i++) {
			this.otp.send(ALICE);
		}
		this.otp.sent("bob", null);
		this.otp.sent("carol", null);
	}

	@Test
	void sendWhenRefusedByNumberThenTakesNoCooldownSnd3() {
		this.otp.numbers.put("bob", NUMBER);
		sendThree();
		moveTo(Duration.ofMinutes(10).minus(MILLISECOND));
		assertRefused("bob", Duration.ofMinutes(10));
		moveTo(Duration.ofMinutes(10));
		this.otp.sent("bob", null);
	}

	@Test
	void sendWhenRefusedOftenThenWaitGrowsNoLongerSnd3() {
		sendThree();
		for (int i = 7; i < 20; i++) {
			moveTo(COOLDOWN.multipliedBy(i).plusMillis(i));
			assertRefused(ALICE, Duration.ofMinutes(10));
		}
		moveTo(Duration.ofMinutes(10));
		this.otp.sent();
	}

	@Test
	void sendWhenAccountsShareNumberThenShareItsWindowSnd3T44() {
		for (String account : new String[] { "bob", "carol", "dave" }) {
			this.otp.numbers.put(account, NUMBER);
		}
		this.otp.sent();
		this.otp.sent("bob", null);
		this.otp.sent("carol", null);
		assertRefused("dave", Duration.ofMinutes(10));
	}

	@Test
	void sendWhenOtherNumberThenWindowOfItsOwnSnd3() {
		sendThree();
		this.otp.numbers.put("bob", new PhoneNumber("+14155552672"));
		this.otp.sent("bob", null);
	}

	@Test
	void sendWhenCodeWasAcceptedThenShortWindowStaysSnd3() {
		this.otp.limits(null, PER_PHONE);
		for (int i = 0; i < 3; i++) {
			this.otp.verify(this.otp.sent(), this.otp.code());
		}
		assertRefused(ALICE, Duration.ofMinutes(10));
	}

	@Test
	void sendWhenCodeWasAcceptedThenDayOfTheNumberIsGivenBackSnd3() {
		this.otp.limits(null, RateLimit.valueOf("2/24h"));
		this.otp.numbers.put("bob", NUMBER);
		for (int i = 0; i < 10; i++) {
			SmsOtpChallenge challenge = this.otp.sent();
			assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		}
		this.otp.sent();
		this.otp.sent("bob", null);
		assertRefused(ALICE, Duration.ofHours(24));
		assertRefused("bob", Duration.ofHours(24));
	}

	@Test
	void sendWhenEveryLimitIsOffThenUnlimited() {
		this.otp.unlimited();
		for (int i = 0; i < 50; i++) {
			this.otp.sent();
		}
		assertThat(this.otp.status(null).resendAt()).isNull();
	}

	@Test
	void sendWhenNumberIsSpelledInManyWaysThenOneWindowT37() {
		this.otp.limits(null, PER_PHONE);
		PhoneNumberPolicy policy = new PhoneNumberPolicy(List.of("US"));
		List<String> spellings = List.of("+14155552671", "(415) 555-2671", "415.555.2671", "+1\u00a0415 555 2671",
				"\uff0b\uff11\uff14\uff11\uff15\uff15\uff15\uff15\uff12\uff16\uff17\uff11", "011 1 415 555 2671");
		for (int i = 0; i < spellings.size(); i++) {
			this.otp.numbers.put("user" + i, policy.parse(spellings.get(i)));
			assertThat(this.otp.send("user" + i).outcome())
				.isEqualTo((i < 3) ? SmsOtpSendResult.Outcome.SENT : SmsOtpSendResult.Outcome.RATE_LIMITED);
		}
	}

	private void sendThree() {
		for (int seconds : new int[] { 0, 30, 90 }) {
			moveTo(Duration.ofSeconds(seconds));
			this.otp.sent();
		}
	}

	private void moveTo(Duration sinceStart) {
		this.otp.clock.move(Duration.between(this.otp.clock.instant(), this.start.plus(sinceStart)));
	}

	private void assertRefused(String account, Duration sinceStart) {
		assertThat(this.otp.send(account))
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.RATE_LIMITED, null, this.start.plus(sinceStart)));
	}

}
