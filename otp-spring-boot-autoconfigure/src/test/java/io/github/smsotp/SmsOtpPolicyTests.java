package io.github.smsotp;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmsOtpPolicy}.
 */
class SmsOtpPolicyTests {

	@Test
	void defaultsAreTheDocumentedOnesBru15() {
		assertThat(SmsOtpPolicy.defaults())
			.isEqualTo(new SmsOtpPolicy(6, Duration.ofMinutes(5), 5, SmsOtpLimits.defaults()));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 4, 5, 11 })
	void createWhenCodeIsTooShortOrLongThenThrowsCod1T20(int length) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(length, Duration.ofMinutes(5), 5))
			.withMessage("codeLength must be 6 to 10");
	}

	@ParameterizedTest
	@ValueSource(ints = { 6, 10 })
	void createWhenCodeLengthIsAtABoundThenAcceptedCod1(int length) {
		assertThat(policy(length, Duration.ofMinutes(5), 5).codeLength()).isEqualTo(length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "PT0.999S", "PT10M0.000000001S", "PT601S", "PT1H" })
	void createWhenTtlIsOutOfBoundsThenThrowsCod4T20(Duration ttl) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(6, ttl, 5))
			.withMessage("codeTtl must be 1s to 10m");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1S", "PT10M" })
	void createWhenTtlIsAtABoundThenAcceptedCod4(Duration ttl) {
		assertThat(policy(6, ttl, 5).codeTtl()).isEqualTo(ttl);
	}

	@Test
	void createWhenNoAttemptThenThrowsBru1() {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(6, Duration.ofMinutes(5), 0))
			.withMessage("maxAttempts must be positive");
	}

	private static SmsOtpPolicy policy(int length, Duration ttl, int attempts) {
		return new SmsOtpPolicy(length, ttl, attempts, SmsOtpLimits.defaults());
	}

}
