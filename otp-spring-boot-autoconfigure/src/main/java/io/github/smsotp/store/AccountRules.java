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

	public AccountRules {
		Assert.notNull(guesses, "guesses cannot be null");
		Assert.isTrue(cooldown == null || cooldown.toSeconds() > 0, "cooldown must be at least 1s");
	}

}
