package io.github.smsotp.store;

import java.time.Duration;
import java.util.List;

import org.springframework.util.Assert;

/**
 * One text that is to be counted in one send window.
 *
 * @param scope what the window counts by
 * @param key the hashed account, number or range that it counts
 * @param limits the limits that must all have room
 */
public record SendClaim(Scope scope, String key, List<RateLimit> limits) {

	public SendClaim {
		Assert.hasText(key, "key cannot be empty");
		Assert.notEmpty(limits, "limits cannot be empty");
		limits = List.copyOf(limits);
	}

	/**
	 * The name of the window, which no other scope shares.
	 * @return the scope and the key
	 */
	public String window() {
		return this.scope + ":" + this.key;
	}

	/**
	 * How long what is counted may have to be remembered.
	 * @return the longest window of the limits
	 */
	public Duration longestWindow() {
		return this.limits.stream().map(RateLimit::window).max(Duration::compareTo).orElseThrow();
	}

	/**
	 * What a send window counts by.
	 */
	public enum Scope {

		/**
		 * All texts of an account: the wait between two of them.
		 */
		COOLDOWN,

		/**
		 * Texts to a number, whoever asks for them.
		 */
		PHONE

	}

}
