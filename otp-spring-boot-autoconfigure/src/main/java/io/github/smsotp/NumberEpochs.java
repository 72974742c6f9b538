package io.github.smsotp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Epochs of accounts as they were read, each for a minute at most. Those of the last
 * minute or so are remembered, in two maps that take turns. Safe for use by several
 * threads.
 */
final class NumberEpochs {

	static final Duration MAX_AGE = Duration.ofSeconds(60);

	static final int MAX_REMEMBERED = 100_000;

	private final UnaryOperator<String> reader;

	private volatile Generation current = new Generation(Instant.EPOCH);

	private volatile Generation former = new Generation(Instant.EPOCH);

	NumberEpochs(UnaryOperator<String> reader) {
		this.reader = reader;
	}

	String read(String account, Clock clock) {
		Instant now = clock.instant();
		String epoch = this.reader.apply(account);
		generation(now).epochs.put(account, new Remembered(epoch, now));
		return epoch;
	}

	boolean isCurrent(String account, String epoch, Clock clock) {
		Remembered remembered = remembered(account);
		boolean known = remembered != null && remembered.isFresh(clock.instant()) && remembered.epoch().equals(epoch);
		// what is remembered may be older than what the session has
		return known || read(account, clock).equals(epoch);
	}

	void forget(String account) {
		this.current.epochs.remove(account);
		this.former.epochs.remove(account);
	}

	int size() {
		return this.current.epochs.size() + this.former.epochs.size();
	}

	private @Nullable Remembered remembered(String account) {
		Remembered remembered = this.current.epochs.get(account);
		return (remembered != null) ? remembered : this.former.epochs.get(account);
	}

	private Generation generation(Instant now) {
		if (this.current.isOver(now)) {
			turn(now);
		}
		return this.current;
	}

	private synchronized void turn(Instant now) {
		if (this.current.isOver(now)) {
			this.former = this.current;
			this.current = new Generation(now);
		}
	}

	private static boolean isWithin(Instant then, Instant now) {
		return Duration.between(then, now).abs().compareTo(MAX_AGE) < 0;
	}

	/**
	 * What was read since an instant.
	 */
	private static final class Generation {

		private final Map<String, Remembered> epochs = new ConcurrentHashMap<>();

		private final Instant since;

		Generation(Instant since) {
			this.since = since;
		}

		boolean isOver(Instant now) {
			return this.epochs.size() >= MAX_REMEMBERED || !isWithin(this.since, now);
		}

	}

	/**
	 * An epoch, and when it was read.
	 */
	private record Remembered(String epoch, Instant readAt) {

		boolean isFresh(Instant now) {
			return isWithin(this.readAt, now);
		}

	}

}
