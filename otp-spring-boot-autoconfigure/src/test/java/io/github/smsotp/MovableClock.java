package io.github.smsotp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it, in a year that the system's clock has
 * left behind. Safe for use by several threads.
 */
public final class MovableClock extends Clock {

	private volatile Instant now = Instant.parse("2020-11-23T10:00:00Z");

	/**
	 * Moves the clock, also backwards.
	 */
	public synchronized void move(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
