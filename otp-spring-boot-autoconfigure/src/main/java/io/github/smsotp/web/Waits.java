package io.github.smsotp.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How long it is until an instant, for people and programs.
 */
final class Waits {

	private final Clock clock;

	Waits(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		this.clock = clock;
	}

	// rounded up, so that whoever waits that long gets through
	long seconds(@Nullable Instant until) {
		if (until == null) {
			return 0;
		}
		Duration wait = Duration.between(this.clock.instant(), until);
		return Math.max(0, wait.plusNanos(999_999_999).toSeconds());
	}

}
