package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;

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
	void valueOfWhenWindowIsLongerThanAYearThenThrows() {
		assertThat(RateLimit.valueOf("1/366d").window()).isEqualTo(Duration.ofDays(366));
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.valueOf("1/367d"))
			.withMessage("window must be at most 366 days");
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.valueOf("1/999999999d"));
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
	@ValueSource(longs = { 1, 500_000_000, 999_999_999 })
	void createWhenWindowIsNoWholeSecondsThenThrows(long nanos) {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ofSeconds(60, nanos)))
			.withMessage("window must be whole seconds");
	}

	@ParameterizedTest
	@CsvSource({ "3/10m,3/10m", "10/24h,10/24h", "100/30d,100/30d", "3/90m,3/90m", "7/61s,7/61s", "2/48h,2/2d",
			"1/45s,1/45s", "1/60s,1/1m", "1/60m,1/1h", "1/1d,1/24h", "1/1440m,1/24h", "1/25h,1/25h", "1/36h,1/36h",
			"1/86401s,1/86401s", "999999999/366d,999999999/366d" })
	void toStringIsTheShortestWrittenFormAndADayIs24h(String text, String shortest) {
		assertThat(RateLimit.valueOf(text)).hasToString(shortest);
	}

	@Test
	void valueOfWhenToStringThenTheSameLimitAgain() {
		Random random = new Random(7);
		IntStream seconds = IntStream.concat(IntStream.rangeClosed(1, 7_300),
				random.ints(7_300, 1, 366).flatMap((n) -> IntStream.of(n, n * 60, n * 3_600, n * 86_400)));
		seconds.forEach((each) -> {
			RateLimit limit = new RateLimit(1 + random.nextInt(999_999_999), Duration.ofSeconds(each));
			assertThat(RateLimit.valueOf(limit.toString())).isEqualTo(limit);
		});
	}

	@ParameterizedTest
	@CsvSource({ "3/10m,3/10m", "30/24h,30/24h", "3/10m,4/10m", "3/10m,20/1h", "3/10m,18/1h", "3/10m,3/1m",
			"3/10m,3/599s", "3/10m,6/601s", "5/1h,120/24h", "1/24h,30/30d", "10/24h,11/24h" })
	void impliesWhenTheOtherCanNeverBeReachedThenTrue(String limit, String other) {
		assertThat(RateLimit.valueOf(limit).implies(RateLimit.valueOf(other))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "3/10m,10/24h", "10/24h,3/10m", "5/1h,10/24h", "10/24h,5/1h", "20/24h,100/30d", "100/30d,20/24h",
			"3/10m,2/10m", "3/10m,17/1h", "3/10m,2/1m", "3/10m,5/601s", "3/10m,2/1s", "31/24h,30/24h" })
	void impliesWhenTheOtherCanBeReachedThenFalse(String limit, String other) {
		assertThat(RateLimit.valueOf(limit).implies(RateLimit.valueOf(other))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "999999999,1/366d", "2147483647,999999999/366d" })
	void impliesWhenNumbersAreHugeThenStillFalse(int count, String other) {
		assertThat(new RateLimit(count, Duration.ofSeconds(1)).implies(RateLimit.valueOf(other))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1/1s", "3/10m", "100/1h", "100/30d" })
	void countedWhenUpToHundredThenThatMillisecond(String text) {
		RateLimit limit = RateLimit.valueOf(text);
		Instant at = Instant.parse("2026-11-23T10:00:00.123456789Z");
		assertThat(limit.counted(at)).isEqualTo(Instant.parse("2026-11-23T10:00:00.123Z"));
		assertThat(limit.keepFor()).isEqualTo(limit.window());
	}

	@Test
	void countedWhenMoreThenAtTheEndOfTheBucket() {
		RateLimit limit = RateLimit.valueOf("101/1h");
		Instant start = Instant.parse("2026-11-23T10:00:00Z");
		assertThat(limit.counted(start)).isEqualTo(start);
		assertThat(limit.counted(start.plusMillis(1))).isEqualTo(start.plusSeconds(60));
		assertThat(limit.counted(start.plusMillis(59_999))).isEqualTo(start.plusSeconds(60));
		assertThat(limit.counted(start.plusMillis(60_000))).isEqualTo(start.plusSeconds(60));
		assertThat(limit.counted(start.plusMillis(60_001))).isEqualTo(start.plusSeconds(120));
		assertThat(limit.keepFor()).isEqualTo(Duration.ofMinutes(61));
	}

	@ParameterizedTest
	@ValueSource(strings = { "101/1s", "101/2s", "101/7s", "1000/61s", "1000/10m", "10000/1h", "999999999/30d" })
	void countedWhenMoreThenNeverBeforeAndAtMostASixtiethLater(String text) {
		RateLimit limit = RateLimit.valueOf(text);
		Random random = new Random(7);
		for (int i = 0; i < 5_000; i++) {
			Instant at = Instant.ofEpochMilli(random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L));
			Instant counted = limit.counted(at);
			assertThat(counted).isBetween(at, at.plus(limit.window().dividedBy(60)));
			assertThat(limit.counted(counted)).isEqualTo(counted);
			assertThat(at.plus(limit.keepFor())).isAfterOrEqualTo(counted.plus(limit.window()));
		}
	}

}
