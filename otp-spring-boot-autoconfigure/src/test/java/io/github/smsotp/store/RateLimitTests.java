package io.github.smsotp.store;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RateLimit}.
 */
class RateLimitTests {

	@ParameterizedTest
	@CsvSource({ "3/10m,3,PT10M", "1/1s,1,PT1S", "10/24h,10,PT24H", "100/30d,100,PT720H", "3/10M,3,PT10M",
			"10/24H,10,PT24H", "' 3/10m ',3,PT10M", "003/010m,3,PT10M", "999999999/90s,999999999,PT90S" })
	void valueOfWhenCountAndWindowThenLimit(String text, int count, Duration window) {
		assertThat(RateLimit.valueOf(text)).isEqualTo(new RateLimit(count, window));
	}

	@Test
	void valueOfWhenWindowIsVeryLongThenStillUsable() {
		RateLimit limit = RateLimit.valueOf("1/999999999d");
		assertThat(limit.window()).isEqualTo(Duration.ofDays(999_999_999));
		assertThat(limit.window().toMillis()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "3", "3/", "/10m", "10m", "3/10", "3/m", "3 / 10m", "3/10 m", "3/10m/", "3//10m",
			"-3/10m", "+3/10m", "3/-10m", "3.5/10m", "3/1.5h", "3/10w", "3/10ms", "3/PT10M", "3/1h30m", "3:10m",
			"three/10m", "3/10m,10/24h", "3/10m\n10/24h", "1000000000/1s", "1/1000000000s", "0x3/10m", "٣/10m",
			"3/１０m" })
	void valueOfWhenNoLimitThenThrowsAndNamesTheForm(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.valueOf(text))
			.withMessage("'" + text + "' is not of the form count/window, for example 3/10m");
	}

	@Test
	void valueOfWhenNothingIsAllowedThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.valueOf("0/10m"))
			.withMessage("count must be positive");
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(-1, Duration.ofSeconds(1)))
			.withMessage("count must be positive");
	}

	@Test
	void valueOfWhenWindowIsShorterThanASecondThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.valueOf("3/0m"))
			.withMessage("window must be at least one second");
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ofMillis(999)))
			.withMessage("window must be at least one second");
	}

	@ParameterizedTest
	@NullSource
	void createWhenWindowIsNullThenThrows(Duration window) {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, window))
			.withMessage("window cannot be null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "3/10m", "10/24h", "1/45s" })
	void toStringIsTheWrittenForm(String text) {
		assertThat(RateLimit.valueOf(text)).hasToString(text);
	}

}
