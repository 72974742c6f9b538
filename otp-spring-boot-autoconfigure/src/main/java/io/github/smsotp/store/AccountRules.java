package io.github.smsotp.store;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What an account's aggregate keeps to. Immutable.
 *
 * @param guesses how many wrong codes it may give
 * @param cooldown the wait between its first text and the second, {@code null} for none
 */
public record AccountRules(GuessRules guesses, @Nullable Duration cooldown) {

	private static final Duration LONGEST = Duration.ofDays(366);

	public AccountRules {
		Assert.notNull(guesses, "guesses cannot be null");
		Assert.isTrue(cooldown == null || isWait(cooldown), "cooldown must be 1s to 366d");
	}

	/**
	 * Whether somebody can be made to wait so long, by a lock or a cooldown.
	 * @param duration how long
	 * @return {@code true} for 1 second to 366 days
	 */
	public static boolean isWait(Duration duration) {
		return duration.toSeconds() > 0 && duration.compareTo(LONGEST) <= 0;
	}

}
