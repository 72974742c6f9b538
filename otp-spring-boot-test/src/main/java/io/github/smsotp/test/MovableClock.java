package io.github.smsotp.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.springframework.util.Assert;

/**
 * A clock that goes on like another one, and that a test can set forward to see codes
 * expire and locks end. Spring Security stamps the first factor of a login with the
 * system's time and asks no clock. Safe for use by several threads.
 */
public final class MovableClock extends Clock {

	private final Clock clock;

	private volatile Duration ahead = Duration.ZERO;

	/**
	 * Creates a clock that shows the system's time.
	 */
	public MovableClock() {
		this(Clock.systemUTC());
	}

	private MovableClock(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Sets the clock forward.
	 * @param duration by how much
	 */
	public synchronized void move(Duration duration) {
		Assert.isTrue(!duration.isNegative(), "duration cannot be negative");
		this.ahead = this.ahead.plus(duration);
	}

	/**
	 * Lets the clock show the system's time again.
	 */
	public synchronized void reset() {
		this.ahead = Duration.ZERO;
	}

	@Override
	public Instant instant() {
		return this.clock.instant().plus(this.ahead);
	}

	@Override
	public ZoneId getZone() {
		return this.clock.getZone();
	}

	/**
	 * A clock in another zone, which goes on without being moved.
	 */
	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.offset(this.clock.withZone(zone), this.ahead);
	}

}
