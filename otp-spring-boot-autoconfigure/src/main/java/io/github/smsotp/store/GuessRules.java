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

	/**
	 * The most consecutive wrong codes after which an authenticator must be disabled.
	 */
	public static final int MAX_CONSECUTIVE = 100;

	/**
	 * The most wrong codes of an account that may be remembered, each with its time.
	 */
	public static final int MAX_REMEMBERED = 1000;

	public GuessRules {
		Assert.isTrue(lockAfter >= 0, "lockAfter cannot be negative");
		Assert.isTrue(disableAfter >= 0 && disableAfter <= MAX_CONSECUTIVE, "disableAfter must be 0 to 100");
		Assert.isTrue(lockAfter == 0 || !lockFor.isEmpty(), "lockFor cannot be empty");
		Assert.isTrue(lockFor.stream().allMatch(AccountRules::isWait), "lockFor must be 1s to 366d each");
		Assert.isTrue(rolling.stream().allMatch((limit) -> limit.count() <= MAX_REMEMBERED),
				"rolling counts cannot be above 1000");
		lockFor = List.copyOf(lockFor);
		rolling = List.copyOf(rolling);
	}

	/**
	 * Whether so many wrong codes disable the factor.
	 * @param consecutiveFailures the consecutive wrong codes
	 * @return {@code true} if only an administrator unlocks it then
	 */
	public boolean disables(int consecutiveFailures) {
		return this.disableAfter > 0 && consecutiveFailures >= this.disableAfter;
	}

	Duration lockFor(int consecutiveFailures) {
		int nth = consecutiveFailures / this.lockAfter;
		return this.lockFor.get(Math.min(nth, this.lockFor.size()) - 1);
	}

	Duration longestWindow() {
		return this.rolling.stream().map(RateLimit::window).max(Duration::compareTo).orElse(Duration.ZERO);
	}

}
