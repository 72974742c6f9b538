package io.github.smsotp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmsOtpPolicy}.
 */
class SmsOtpPolicyTests {

	private static final GuessRules RULES = SmsOtpPolicy.defaults().guesses();

	@Test
	void defaultsAreTheDocumentedOnesBru15() {
		GuessRules guesses = new GuessRules(5,
				List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1)),
				List.of(new RateLimit(20, Duration.ofHours(24)), new RateLimit(100, Duration.ofDays(30))), 50);
		assertThat(SmsOtpPolicy.defaults()).isEqualTo(new SmsOtpPolicy(6, Duration.ofMinutes(5), 5,
				Duration.ofSeconds(30), List.of(new RateLimit(3, Duration.ofMinutes(10))), guesses));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 4, 5, 11 })
	void createWhenCodeIsTooShortOrLongThenThrowsCod1T20(int length) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(length, Duration.ofMinutes(5), 5, null))
			.withMessage("codeLength must be 6 to 10");
	}

	@ParameterizedTest
	@ValueSource(ints = { 6, 10 })
	void createWhenCodeLengthIsAtABoundThenAcceptedCod1(int length) {
		assertThat(policy(length, Duration.ofMinutes(5), 5, null).codeLength()).isEqualTo(length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "PT0.999S", "PT10M0.000000001S", "PT601S", "PT1H" })
	void createWhenTtlIsOutOfBoundsThenThrowsCod4T20(Duration ttl) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(6, ttl, 5, null))
			.withMessage("codeTtl must be 1s to 10m");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1S", "PT10M" })
	void createWhenTtlIsAtABoundThenAcceptedCod4(Duration ttl) {
		assertThat(policy(6, ttl, 5, null).codeTtl()).isEqualTo(ttl);
	}

	@Test
	void createWhenNoAttemptThenThrowsBru1() {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(6, Duration.ofMinutes(5), 0, null))
			.withMessage("maxAttempts must be positive");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-30S", "PT0.5S" })
	void createWhenCooldownIsShorterThanASecondThenThrowsSnd1(Duration cooldown) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(6, Duration.ofMinutes(5), 5, cooldown))
			.withMessage("cooldown must be at least 1s");
	}

	@Test
	void createWhenGivenLimitsChangeThenUnchanged() {
		List<RateLimit> perPhone = new ArrayList<>(List.of(RateLimit.valueOf("3/10m")));
		SmsOtpPolicy policy = new SmsOtpPolicy(6, Duration.ofMinutes(5), 5, null, perPhone, RULES);
		perPhone.clear();
		assertThat(policy.perPhone()).hasSize(1);
	}

	private static SmsOtpPolicy policy(int length, Duration ttl, int attempts, @Nullable Duration cooldown) {
		return new SmsOtpPolicy(length, ttl, attempts, cooldown, List.of(), RULES);
	}

}
