package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The texts of an account in a row, which make the wait for the next one grow: it doubles
 * with every text, up to 32 minutes, and starts over after a quiet hour. Immutable.
 *
 * @param texts how many texts stand in the row
 * @param last when the last one was counted, {@code null} if there is none
 * @param before when the one before it was counted, {@code null} if that is not known
 */
public record SendPace(int texts, @Nullable Instant last, @Nullable Instant before) {

	static final SendPace EMPTY = new SendPace(0, null, null);

	private static final Duration LONGEST = Duration.ofMinutes(32);

	private static final Duration QUIET = Duration.ofHours(1);

	/**
	 * When the next text may go out.
	 * @param cooldown the wait after the first text
	 * @param now the current time
	 * @return the time, {@code null} if it is now
	 */
	public @Nullable Instant waitUntil(Duration cooldown, Instant now) {
		Instant end = (this.last != null) ? this.last.plus(pause(cooldown)) : now;
		return end.isAfter(now) ? end : null;
	}

	SendPace with(Instant now) {
		boolean startsOver = this.last == null || !now.isBefore(this.last.plus(QUIET));
		return startsOver ? new SendPace(1, now, null) : new SendPace(this.texts + 1, now, this.last);
	}

	SendPace without(Instant text) {
		if (text.equals(this.last) && this.texts == 1) {
			return EMPTY;
		}
		if (text.equals(this.last)) {
			// the one before was not later, and nothing else may be known of it
			return new SendPace(this.texts - 1, (this.before != null) ? this.before : this.last, null);
		}
		return text.equals(this.before) ? new SendPace(this.texts - 1, this.last, null) : this;
	}

	Instant relevantUntil(Duration cooldown) {
		return (this.last != null) ? this.last.plus(longer(cooldown, QUIET)) : Instant.MIN;
	}

	private Duration pause(Duration cooldown) {
		Duration pause = cooldown;
		for (int i = 1; i < this.texts && pause.compareTo(LONGEST) < 0; i++) {
			pause = pause.multipliedBy(2);
		}
		return (pause.compareTo(LONGEST) > 0) ? longer(cooldown, LONGEST) : pause;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
