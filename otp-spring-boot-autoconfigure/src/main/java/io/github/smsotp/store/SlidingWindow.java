package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * When something happened, in order, to count it in windows that slide exactly. What
 * happened at {@code t} counts in a window of length {@code w} until just before
 * {@code t + w}. Immutable; instants are kept in milliseconds.
 */
public final class SlidingWindow {

	static final SlidingWindow EMPTY = new SlidingWindow(new long[0]);

	private final long[] times;

	private SlidingWindow(long[] times) {
		this.times = times;
	}

	/**
	 * Restores a window that a store has written.
	 * @param times the instants in milliseconds since the epoch
	 * @return the window
	 */
	public static SlidingWindow of(long... times) {
		long[] sorted = times.clone();
		Arrays.sort(sorted);
		return new SlidingWindow(sorted);
	}

	/**
	 * What a store has to write.
	 * @return the instants in milliseconds since the epoch, the oldest first
	 */
	public long[] times() {
		return this.times.clone();
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
			Instant end = fullUntil(limit, now);
			until = (until == null || (end != null && end.isAfter(until))) ? end : until;
		}
		return until;
	}

	/**
	 * How many more fit now.
	 * @param limits the limits that must all have room
	 * @param now the current time
	 * @return the number, {@link Integer#MAX_VALUE} without limits
	 */
	public int room(List<RateLimit> limits, Instant now) {
		return limits.stream()
			.mapToInt((limit) -> Math.max(0, limit.count() - count(limit, now)))
			.min()
			.orElse(Integer.MAX_VALUE);
	}

	/**
	 * Counts one more.
	 * @param now when it happened
	 * @param keep the longest window that will be asked for; what is older goes
	 * @return the window afterwards
	 */
	public SlidingWindow with(Instant now, Duration keep) {
		long time = now.toEpochMilli();
		long oldest = time - keep.toMillis();
		long[] kept = Arrays.stream(this.times).filter((each) -> each > oldest).toArray();
		long[] next = Arrays.copyOf(kept, kept.length + 1);
		next[kept.length] = time;
		Arrays.sort(next);
		return new SlidingWindow(next);
	}

	/**
	 * Counts one less.
	 * @param when when the one happened that no longer counts
	 * @return the window afterwards, the same if nothing happened then
	 */
	public SlidingWindow without(Instant when) {
		int index = Arrays.binarySearch(this.times, when.toEpochMilli());
		if (index < 0) {
			return this;
		}
		long[] next = new long[this.times.length - 1];
		System.arraycopy(this.times, 0, next, 0, index);
		System.arraycopy(this.times, index + 1, next, index, next.length - index);
		return new SlidingWindow(next);
	}

	@Nullable Instant newest() {
		return (this.times.length > 0) ? Instant.ofEpochMilli(this.times[this.times.length - 1]) : null;
	}

	private @Nullable Instant fullUntil(RateLimit limit, Instant now) {
		int index = this.times.length - limit.count();
		if (index < 0) {
			return null;
		}
		Instant end = Instant.ofEpochMilli(this.times[index]).plus(limit.window());
		return end.isAfter(now) ? end : null;
	}

	private int count(RateLimit limit, Instant now) {
		long start = now.toEpochMilli() - limit.window().toMillis();
		int count = 0;
		for (int i = this.times.length - 1; i >= 0 && this.times[i] > start; i--) {
			count++;
		}
		return count;
	}

}
