package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SlidingWindow}.
 */
class SlidingWindowTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final List<RateLimit> TWO_IN_TEN = List.of(RateLimit.valueOf("2/10s"));

	@Test
	void roomWhenEmptyThenWholeCount() {
		assertThat(SlidingWindow.EMPTY.room(TWO_IN_TEN, NOW)).isEqualTo(2);
		assertThat(SlidingWindow.EMPTY.fullUntil(TWO_IN_TEN, NOW)).isNull();
		assertThat(SlidingWindow.EMPTY.newest()).isNull();
	}

	@Test
	void roomWhenNoLimitThenUnlimited() {
		assertThat(at(0, 0, 0).room(List.of(), NOW)).isEqualTo(Integer.MAX_VALUE);
		assertThat(at(0, 0, 0).fullUntil(List.of(), NOW)).isNull();
	}

	@Test
	void countsUntilJustBeforeTheWindowHasPassedT42() {
		SlidingWindow window = at(0);
		assertThat(window.room(TWO_IN_TEN, NOW)).isEqualTo(1);
		assertThat(window.room(TWO_IN_TEN, NOW.plusMillis(9_999))).isEqualTo(1);
		assertThat(window.room(TWO_IN_TEN, NOW.plusMillis(10_000))).isEqualTo(2);
	}

	@Test
	void fullUntilWhenFullThenTheOldestHasLeftT42() {
		SlidingWindow window = at(0, 4_000);
		assertThat(window.fullUntil(TWO_IN_TEN, NOW.plusMillis(4_000))).isEqualTo(NOW.plusMillis(10_000));
		assertThat(window.fullUntil(TWO_IN_TEN, NOW.plusMillis(9_999))).isEqualTo(NOW.plusMillis(10_000));
		assertThat(window.fullUntil(TWO_IN_TEN, NOW.plusMillis(10_000))).isNull();
	}

	@Test
	void fullUntilWhenMoreThanAllowedThenEnoughHaveLeft() {
		SlidingWindow window = at(0, 1_000, 2_000, 3_000);
		assertThat(window.fullUntil(TWO_IN_TEN, NOW.plusMillis(3_000))).isEqualTo(NOW.plusMillis(12_000));
		assertThat(window.room(TWO_IN_TEN, NOW.plusMillis(3_000))).isZero();
	}

	@Test
	void fullUntilWhenSeveralLimitsThenTheLatestWhateverTheirOrder() {
		SlidingWindow window = at(0, 0);
		RateLimit longer = RateLimit.valueOf("1/1m");
		RateLimit roomy = RateLimit.valueOf("3/1h");
		for (List<RateLimit> limits : List.of(List.of(TWO_IN_TEN.get(0), longer, roomy),
				List.of(roomy, longer, TWO_IN_TEN.get(0)), List.of(longer, roomy, TWO_IN_TEN.get(0)))) {
			assertThat(window.fullUntil(limits, NOW)).isEqualTo(NOW.plusSeconds(60));
			assertThat(window.room(limits, NOW)).isZero();
		}
		assertThat(window.room(List.of(roomy, RateLimit.valueOf("9/1h")), NOW)).isEqualTo(1);
	}

	@Test
	void withWhenOlderThanTheLongestWindowThenForgotten() {
		SlidingWindow window = at(0, 1).with(NOW.plusMillis(10_000), Duration.ofSeconds(10));
		assertThat(window.times()).containsExactly(millis(1), millis(10_000));
	}

	@Test
	void withWhenClockWentBackThenStillInOrder() {
		SlidingWindow window = at(0, 5_000).with(NOW.plusMillis(2_000), Duration.ofSeconds(10));
		assertThat(window.times()).containsExactly(millis(0), millis(2_000), millis(5_000));
		assertThat(window.newest()).isEqualTo(NOW.plusMillis(5_000));
	}

	@Test
	void withLeavesTheWindowAsItWas() {
		SlidingWindow window = at(0);
		window.with(NOW, Duration.ofSeconds(1));
		window.without(NOW);
		assertThat(window.times()).containsExactly(millis(0));
	}

	@Test
	void withoutTakesOneAway() {
		SlidingWindow one = at(0, 1, 1, 2).without(NOW.plusMillis(1));
		assertThat(one.times()).containsExactly(millis(0), millis(1), millis(2));
		assertThat(one.counts()).containsExactly(1, 1, 1);
		assertThat(at(0, 1, 2).without(NOW).times()).containsExactly(millis(1), millis(2));
		assertThat(at(0, 1, 2).without(NOW.plusMillis(2)).times()).containsExactly(millis(0), millis(1));
		assertThat(at(0, 2).without(NOW.plusMillis(1)).times()).containsExactly(millis(0), millis(2));
		assertThat(at(0).without(NOW.plusNanos(999_999)).times()).isEmpty();
	}

	@Test
	void ofWhenArraysChangeThenUnchanged() {
		long[] times = { 1, 2, 3 };
		int[] counts = { 1, 2, 1 };
		SlidingWindow window = SlidingWindow.of(times, counts);
		times[0] = 99;
		counts[0] = 99;
		window.times()[0] = 99;
		window.counts()[0] = 99;
		assertThat(window.times()).containsExactly(1, 2, 3);
		assertThat(window.counts()).containsExactly(1, 2, 1);
	}

	@Test
	void ofWhenNothingThatWasWrittenThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> SlidingWindow.of(new long[] { 2, 1 }, new int[] { 1, 1 }))
			.withMessage("times must ascend");
		assertThatIllegalArgumentException().isThrownBy(() -> SlidingWindow.of(new long[] { 1, 1 }, new int[] { 1, 1 }))
			.withMessage("times must ascend");
		assertThatIllegalArgumentException().isThrownBy(() -> SlidingWindow.of(new long[] { 1 }, new int[] { 0 }))
			.withMessage("counts must be positive");
		assertThatIllegalArgumentException().isThrownBy(() -> SlidingWindow.of(new long[] { 1 }, new int[] {}))
			.withMessage("times and counts must be of one length");
	}

	@Test
	void agreesWithACountOfAllEvents() {
		Random random = new Random(42);
		List<RateLimit> limits = List.of(RateLimit.valueOf("3/10s"), RateLimit.valueOf("5/1m"));
		SlidingWindow window = SlidingWindow.EMPTY;
		List<Long> all = new ArrayList<>();
		Instant now = NOW;
		int passed = 0;
		for (int i = 0; i < 5_000; i++) {
			now = now.plusMillis(random.nextInt(6) * 1_000);
			Instant until = window.fullUntil(limits, now);
			assertThat(until == null).isEqualTo(fits(all, limits, now));
			assertThat(window.room(limits, now) > 0).isEqualTo(until == null);
			if (until == null) {
				window = window.with(now, Duration.ofMinutes(1));
				all.add(now.toEpochMilli());
				passed++;
			}
			else {
				assertThat(fits(all, limits, until)).isTrue();
				assertThat(fits(all, limits, until.minusMillis(1))).isFalse();
			}
		}
		assertThat(passed).isBetween(500, 4_500);
		assertThat(window.times().length).isLessThanOrEqualTo(5);
	}

	private static boolean fits(List<Long> all, List<RateLimit> limits, Instant now) {
		return limits.stream().allMatch((limit) -> {
			long start = now.minus(limit.window()).toEpochMilli();
			return all.stream().filter((each) -> each > start).count() < limit.count();
		});
	}

	private static SlidingWindow at(int... millis) {
		SlidingWindow window = SlidingWindow.EMPTY;
		for (int each : millis) {
			window = window.with(NOW.plusMillis(each), Duration.ofDays(1));
		}
		return window;
	}

	private static long millis(int sinceNow) {
		return NOW.toEpochMilli() + sinceNow;
	}

}
