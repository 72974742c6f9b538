package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * When something happened and how often, in order, to count it in windows that slide.
 * What happened at {@code t} counts in a window of length {@code w} until just before
 * {@code t + w}. Immutable; instants are kept in milliseconds.
 */
public final class SlidingWindow {

	/**
	 * A window in which nothing has happened.
	 */
	public static final SlidingWindow EMPTY = new SlidingWindow(new long[0], new int[0]);

	private final long[] times;

	private final int[] counts;

	private SlidingWindow(long[] times, int[] counts) {
		this.times = times;
		this.counts = counts;
	}

	/**
	 * Restores a window that a store has written.
	 * @param times the instants in milliseconds since the epoch, each later than the one
	 * before
	 * @param counts how often it happened at each of them
	 * @return the window
	 */
	public static SlidingWindow of(long[] times, int[] counts) {
		Assert.isTrue(times.length == counts.length, "times and counts must be of one length");
		for (int i = 0; i < times.length; i++) {
			Assert.isTrue(i == 0 || times[i - 1] < times[i], "times must ascend");
			Assert.isTrue(counts[i] > 0, "counts must be positive");
		}
		return new SlidingWindow(times.clone(), counts.clone());
	}

	/**
	 * What a store has to write.
	 * @return the instants in milliseconds since the epoch, the oldest first
	 */
	public long[] times() {
		return this.times.clone();
	}

	/**
	 * What a store has to write.
	 * @return how often it happened at each of the {@link #times()}
	 */
	public int[] counts() {
		return this.counts.clone();
	}

	/**
	 * Whether nothing is counted any more.
	 * @return {@code true} if nothing is left to remember
	 */
	public boolean isEmpty() {
		return this.times.length == 0;
	}

	/**
	 * When the next one fits.
	 * @param limits the limits that must all have room
	 * @param now the current time
	 * @return the earliest time, {@code null} if it is now
	 */
	public @Nullable Instant fullUntil(List<RateLimit> limits, Instant now) {
		Instant until = null;
		for (RateLimit limit : limits) {
			until = later(until, fullUntil(limit, now));
		}
		return until;
	}

	/**
	 * When the next one fits.
	 * @param limit the limit that must have room
	 * @param now the current time
	 * @return the earliest time, {@code null} if it is now
	 */
	public @Nullable Instant fullUntil(RateLimit limit, Instant now) {
		int index = this.times.length;
		for (int count = 0; index > 0 && count < limit.count(); index--) {
			count += this.counts[index - 1];
			if (count >= limit.count()) {
				Instant end = Instant.ofEpochMilli(this.times[index - 1]).plus(limit.window());
				return end.isAfter(now) ? end : null;
			}
		}
		return null;
	}

	int room(List<RateLimit> limits, Instant now) {
		return limits.stream()
			.mapToInt((limit) -> Math.max(0, limit.count() - count(limit.window(), now)))
			.min()
			.orElse(Integer.MAX_VALUE);
	}

	int count(Duration window, Instant now) {
		long start = now.toEpochMilli() - window.toMillis();
		int count = 0;
		for (int i = this.times.length - 1; i >= 0 && this.times[i] > start; i--) {
			count += this.counts[i];
		}
		return count;
	}

	/**
	 * Counts one more.
	 * @param limit the only limit that will be asked for; what it no longer counts goes
	 * @param now when it happened
	 * @return the window afterwards
	 */
	public SlidingWindow with(RateLimit limit, Instant now) {
		return since(now.minus(limit.window())).plusOne(limit.counted(now).toEpochMilli());
	}

	SlidingWindow with(Instant now, Duration keep) {
		return since(now.minus(keep)).plusOne(now.toEpochMilli());
	}

	/**
	 * Counts one less.
	 * @param limit the limit that it was counted for
	 * @param when when the one happened that no longer counts
	 * @return the window afterwards, the same if nothing happened then
	 */
	public SlidingWindow without(RateLimit limit, Instant when) {
		return without(limit.counted(when));
	}

	SlidingWindow without(Instant when) {
		int index = Arrays.binarySearch(this.times, when.toEpochMilli());
		if (index < 0) {
			return this;
		}
		return (this.counts[index] > 1) ? changed(index, -1) : removed(index);
	}

	/**
	 * The later of two times that somebody has to wait for.
	 * @param one a time, {@code null} for no wait
	 * @param other another one, {@code null} for no wait
	 * @return the later one, {@code null} if there is none to wait for
	 */
	public static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return other.isAfter(one) ? other : one;
	}

	@Nullable Instant newest() {
		return (this.times.length > 0) ? Instant.ofEpochMilli(this.times[this.times.length - 1]) : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SlidingWindow window && Arrays.equals(this.times, window.times)
				&& Arrays.equals(this.counts, window.counts);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.times) + Arrays.hashCode(this.counts);
	}

	private SlidingWindow since(Instant start) {
		int index = Arrays.binarySearch(this.times, start.toEpochMilli());
		int first = (index >= 0) ? index + 1 : -index - 1;
		return new SlidingWindow(Arrays.copyOfRange(this.times, first, this.times.length),
				Arrays.copyOfRange(this.counts, first, this.counts.length));
	}

	private SlidingWindow plusOne(long time) {
		int index = Arrays.binarySearch(this.times, time);
		return (index >= 0) ? changed(index, 1) : inserted(-index - 1, time);
	}

	private SlidingWindow changed(int index, int by) {
		int[] changed = this.counts.clone();
		changed[index] += by;
		return new SlidingWindow(this.times, changed);
	}

	private SlidingWindow inserted(int index, long time) {
		int size = this.times.length;
		long[] moreTimes = Arrays.copyOf(this.times, size + 1);
		int[] moreCounts = Arrays.copyOf(this.counts, size + 1);
		System.arraycopy(this.times, index, moreTimes, index + 1, size - index);
		System.arraycopy(this.counts, index, moreCounts, index + 1, size - index);
		moreTimes[index] = time;
		moreCounts[index] = 1;
		return new SlidingWindow(moreTimes, moreCounts);
	}

	private SlidingWindow removed(int index) {
		int size = this.times.length - 1;
		long[] fewerTimes = Arrays.copyOf(this.times, size);
		int[] fewerCounts = Arrays.copyOf(this.counts, size);
		System.arraycopy(this.times, index + 1, fewerTimes, index, size - index);
		System.arraycopy(this.counts, index + 1, fewerCounts, index, size - index);
		return new SlidingWindow(fewerTimes, fewerCounts);
	}

}
