package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SlidingWindow} with one {@link RateLimit}, held against a plain list
 * of all that happened.
 */
class SlidingWindowLimitTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.003Z");

	@ParameterizedTest
	@ValueSource(strings = { "100/1h", "100/1s", "1/1s", "3/10m", "100/30d" })
	void fullUntilWhenUpToHundredThenExactAtBothEdgesT42(String text) {
		RateLimit limit = RateLimit.valueOf(text);
		Instant end = NOW.plus(limit.window());
		SlidingWindow window = SlidingWindow.EMPTY;
		for (int i = 0; i < limit.count(); i++) {
			assertThat(window.fullUntil(limit, NOW.plusMillis(i))).isNull();
			assertThat(window.room(List.of(limit), NOW.plusMillis(i))).isEqualTo(limit.count() - i);
			window = window.with(limit, NOW.plusMillis(i));
		}
		assertThat(window.fullUntil(limit, NOW.plusMillis(limit.count()))).isEqualTo(end);
		assertThat(window.fullUntil(limit, end.minusMillis(1))).isEqualTo(end);
		assertThat(window.room(List.of(limit), end.minusMillis(1))).isZero();
		assertThat(window.fullUntil(limit, end.minusNanos(1))).isEqualTo(end);
		assertThat(window.fullUntil(limit, end)).isNull();
		assertThat(window.room(List.of(limit), end)).isEqualTo(1);
		if (limit.count() > 1) {
			assertThat(window.with(limit, end).fullUntil(limit, end)).isEqualTo(end.plusMillis(1));
		}
	}

	@Test
	void fullUntilWhenMoreThanHundredThenABucketLaterAtMost() {
		RateLimit limit = RateLimit.valueOf("101/1h");
		SlidingWindow window = SlidingWindow.EMPTY;
		for (int i = 0; i < 101; i++) {
			assertThat(window.fullUntil(limit, NOW)).isNull();
			window = window.with(limit, NOW);
		}
		Instant end = Instant.parse("2026-11-23T11:01:00Z");
		assertThat(window.fullUntil(limit, NOW)).isEqualTo(end);
		assertThat(window.fullUntil(limit, end.minusMillis(1))).isEqualTo(end);
		assertThat(window.fullUntil(limit, end)).isNull();
		assertThat(window.times()).containsExactly(Instant.parse("2026-11-23T10:01:00Z").toEpochMilli());
		assertThat(window.counts()).containsExactly(101);
	}

	@ParameterizedTest
	@CsvSource({ "3/10m,1", "100/1s,2", "100/1h,3", "101/1s,4", "101/1h,5", "1000/1s,6", "1000/10m,7", "1000/30d,8",
			"10000/1h,9", "10000/61s,10" })
	void agreesWithACountOfAllThatHappenedT42(RateLimit limit, long seed) {
		Random random = new Random(seed);
		Reference reference = new Reference(limit);
		SlidingWindow window = SlidingWindow.EMPTY;
		long bucket = (limit.count() > RateLimit.EXACT) ? limit.window().toMillis() / 60 : 0;
		long step = Math.max(1, limit.window().toMillis() / limit.count());
		long now = NOW.toEpochMilli();
		int refused = 0;
		for (int i = 0; i < limit.count() * 4 + 500; i++) {
			now += (random.nextInt(limit.count() + 1) == 0) ? limit.window().toMillis() : random.nextLong(step + 1);
			Instant until = window.fullUntil(limit, Instant.ofEpochMilli(now));
			if (until != null) {
				refused++;
				assertOneFitsAtThatMillisecond(window, limit, now, until);
				assertThat(until.toEpochMilli()).isBetween(reference.fullUntil(now), reference.fullUntil(now) + bucket);
				now = (random.nextInt(3) > 0) ? until.toEpochMilli() : now;
			}
			else {
				window = window.with(limit, Instant.ofEpochMilli(now));
				reference.add(now);
			}
			assertThat(window.times().length).isLessThanOrEqualTo((bucket > 0) ? 64 : limit.count());
		}
		reference.assertNeverTooMany();
		assertThat(refused).isPositive();
		assertThat(reference.all.size()).isGreaterThan(limit.count() * 2);
	}

	@ParameterizedTest
	@CsvSource({ "101/1h,61", "10000/1h,61", "101/1d,61", "1000/1s,64" })
	void withWhenMoreThanHundredThenKeepsABucketEach(RateLimit limit, int atMost) {
		SlidingWindow window = SlidingWindow.EMPTY;
		long step = Math.max(1, limit.window().toMillis() / 600);
		int most = 0;
		for (int i = 0; i < 3_000; i++) {
			window = window.with(limit, NOW.plusMillis(i * step));
			most = Math.max(most, window.times().length);
		}
		assertThat(most).isBetween(60, atMost);
	}

	@ParameterizedTest
	@ValueSource(strings = { "3/10m", "100/1s", "101/1s", "101/1h", "10000/1h" })
	void withoutGivesBackWhatWasCounted(RateLimit limit) {
		SlidingWindow window = SlidingWindow.EMPTY;
		Instant at = NOW;
		for (int i = 0; i < limit.count(); i++) {
			at = at.plusMillis(i % 2);
			window = window.with(limit, at);
		}
		assertThat(window.fullUntil(limit, at)).isNotNull();
		SlidingWindow given = window.without(limit, NOW.plusMillis(1));
		assertThat(given.room(List.of(limit), at)).isEqualTo(1);
		assertThat(given.fullUntil(limit, at)).isNull();
		assertThat(given.with(limit, NOW.plusMillis(1)).times()).containsExactly(window.times());
		assertThat(given.with(limit, NOW.plusMillis(1)).counts()).containsExactly(window.counts());
		assertThat(window.without(limit, NOW.minus(limit.window()))).isSameAs(window);
		for (int i = 0; i < limit.count(); i++) {
			window = window.without(limit, NOW.plusMillis((i + 1) / 2));
		}
		assertThat(window.times()).isEmpty();
		assertThat(window.counts()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "3/10m", "100/1s", "101/1h", "10000/1h" })
	void fullUntilWhenClockWentBackThenNothingIsRefilledT61(RateLimit limit) {
		SlidingWindow window = SlidingWindow.EMPTY;
		for (int i = 0; i < limit.count(); i++) {
			window = window.with(limit, NOW);
		}
		Instant end = window.fullUntil(limit, NOW);
		for (Duration back : List.of(Duration.ofMillis(1), limit.window(), Duration.ofDays(3650))) {
			assertThat(window.fullUntil(limit, NOW.minus(back))).isEqualTo(end);
			assertThat(window.room(List.of(limit), NOW.minus(back))).isZero();
			assertThat(window.with(limit, NOW.minus(back)).count(limit.window(), NOW))
				.isGreaterThanOrEqualTo(limit.count());
			assertThat(window.with(limit, NOW.minus(back)).fullUntil(limit, NOW)).isAfterOrEqualTo(end);
		}
	}

	@ParameterizedTest
	@CsvSource({ "3/10m,1", "100/1s,2", "101/1h,3", "1000/1s,4" })
	void passesNoMoreThanAllowedWhileTheClockGoesBackT61(RateLimit limit, long seed) {
		Random random = new Random(seed);
		SlidingWindow window = SlidingWindow.EMPTY;
		Instant now = NOW;
		int passed = 0;
		for (int i = 0; i < limit.count() * 3; i++) {
			now = now.minusMillis(random.nextLong(limit.window().toMillis() * 2));
			if (window.fullUntil(limit, now) == null) {
				window = window.with(limit, now);
				passed++;
			}
		}
		assertThat(passed).isEqualTo(limit.count());
	}

	@Test
	void fullUntilWhenCountWasLoweredThenEnoughMustLeave() {
		RateLimit before = RateLimit.valueOf("5/10m");
		SlidingWindow window = SlidingWindow.EMPTY;
		for (int i = 0; i < 5; i++) {
			window = window.with(before, NOW.plusSeconds(i));
		}
		RateLimit lowered = RateLimit.valueOf("2/10m");
		assertThat(window.fullUntil(lowered, NOW.plusSeconds(4))).isEqualTo(NOW.plusSeconds(603));
		assertThat(window.fullUntil(lowered, NOW.plusSeconds(603))).isNull();
		assertThat(window.room(List.of(lowered), NOW.plusSeconds(4))).isZero();
		assertThat(window.room(List.of(RateLimit.valueOf("7/10m")), NOW.plusSeconds(4))).isEqualTo(2);
	}

	private static void assertOneFitsAtThatMillisecond(SlidingWindow window, RateLimit limit, long now, Instant until) {
		assertThat(until.toEpochMilli()).isGreaterThan(now);
		assertThat(window.fullUntil(limit, until)).isNull();
		assertThat(window.room(List.of(limit), until)).isPositive();
		assertThat(window.fullUntil(limit, until.minusMillis(1))).isEqualTo(until);
		assertThat(window.room(List.of(limit), until.minusMillis(1))).isZero();
	}

	/**
	 * Remembers everything and counts it anew every time.
	 */
	private static final class Reference {

		private final List<Long> all = new ArrayList<>();

		private final RateLimit limit;

		Reference(RateLimit limit) {
			this.limit = limit;
		}

		void add(long now) {
			this.all.add(now);
		}

		long fullUntil(long now) {
			int index = this.all.size() - this.limit.count();
			return (index >= 0) ? Math.max(now, this.all.get(index) + this.limit.window().toMillis()) : now;
		}

		void assertNeverTooMany() {
			for (int i = this.limit.count(); i < this.all.size(); i++) {
				long length = this.all.get(i) - this.all.get(i - this.limit.count());
				assertThat(length).isGreaterThanOrEqualTo(this.limit.window().toMillis());
			}
		}

	}

}
