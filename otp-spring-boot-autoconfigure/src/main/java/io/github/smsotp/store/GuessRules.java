package io.github.smsotp.store;

import java.time.Duration;
import java.util.List;

import org.springframework.util.Assert;

/**
 * How many wrong codes an account may give before its factor is locked or disabled (NIST
 * SP 800-63B-4 §3.2.2). Immutable.
 *
 * @param lockAfter after how many consecutive wrong codes the factor is locked, and again
 * after as many more; 0 for never
 * @param lockFor for how long, the first lock first; the last one repeats
 * @param rolling how many wrong codes in how long a time, which success does not reset
 * @param disableAfter after how many consecutive wrong codes only an administrator
 * unlocks; 0 for never
 */
public record GuessRules(int lockAfter, List<Duration> lockFor, List<RateLimit> rolling, int disableAfter) {

	public GuessRules {
		Assert.isTrue(lockAfter >= 0, "lockAfter cannot be negative");
		Assert.isTrue(disableAfter >= 0, "disableAfter cannot be negative");
		Assert.isTrue(lockAfter == 0 || !lockFor.isEmpty(), "lockFor cannot be empty");
		lockFor = List.copyOf(lockFor);
		rolling = List.copyOf(rolling);
	}

	Duration lockFor(int consecutiveFailures) {
		int nth = consecutiveFailures / this.lockAfter;
		return this.lockFor.get(Math.min(nth, this.lockFor.size()) - 1);
	}

	Duration longestWindow() {
		return this.rolling.stream().map(RateLimit::window).max(Duration::compareTo).orElse(Duration.ZERO);
	}

}
