package io.github.smsotp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmsOtpLimits}.
 */
class SmsOtpLimitsTests {

	private static final Duration DAY = Duration.ofHours(24);

	private static final Duration HOUR = Duration.ofHours(1);

	@Test
	void defaultsAreTheDocumentedOnesBru15() {
		GuessRules guesses = new GuessRules(5,
				List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), HOUR),
				List.of(new RateLimit(20, DAY), new RateLimit(100, Duration.ofDays(30))), 50);
		assertThat(SmsOtpLimits.defaults()).isEqualTo(new SmsOtpLimits(
				new SmsOtpLimits.Send(Duration.ofSeconds(30),
						List.of(new RateLimit(3, Duration.ofMinutes(10)), new RateLimit(10, DAY)),
						List.of(new RateLimit(5, HOUR), new RateLimit(10, DAY)), List.of(new RateLimit(100, HOUR)),
						List.of(new RateLimit(10_000, HOUR))),
				new SmsOtpLimits.Enroll(List.of(new RateLimit(2, DAY)), List.of(new RateLimit(3, DAY)),
						List.of(new RateLimit(20, HOUR)), List.of(new RateLimit(20, HOUR))),
				new SmsOtpLimits.Guess(guesses, List.of(new RateLimit(100, HOUR)))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-30S", "PT0.5S" })
	void createWhenCooldownIsShorterThanASecondThenThrowsSnd1(Duration cooldown) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SmsOtpLimits.Send(cooldown, List.of(), List.of(), List.of(), List.of()))
			.withMessage("cooldown must be 1s to 366d");
	}

	@Test
	void createWhenTwoLimitsShareAWindowThenThrows() {
		List<RateLimit> twice = List.of(RateLimit.valueOf("3/24h"), RateLimit.valueOf("4/1d"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SmsOtpLimits.Enroll(List.of(), twice, List.of(), List.of()))
			.withMessage("limits of one kind must be for times of different length");
	}

	@Test
	void createWhenGivenLimitsChangeThenUnchanged() {
		List<RateLimit> perPhone = new ArrayList<>(List.of(RateLimit.valueOf("3/10m")));
		SmsOtpLimits.Send send = new SmsOtpLimits.Send(null, perPhone, List.of(), List.of(), List.of());
		perPhone.clear();
		assertThat(send.perPhone()).hasSize(1);
	}

}
