package io.github.smsotp.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * One text that is to be counted in one send window. Stores that decide in their own
 * language keep to the rules that stand here.
 *
 * @param scope what the window counts by
 * @param key the hashed account, number or range that it counts
 * @param limit the limit that must have room
 * @param refundable whether an accepted code gives its text back
 */
public record SendClaim(SendScope scope, String key, RateLimit limit, boolean refundable) {

	private static final double NEARLY = 0.8;

	public SendClaim {
		Assert.hasText(key, "key cannot be empty");
	}

	/**
	 * The name of the window, which no other one shares.
	 * @return scope, key and length of the window
	 */
	public String window() {
		return this.scope + ":" + this.key + ":" + this.limit.window().toSeconds();
	}

	/**
	 * Why the text may not go out.
	 * @param counted what the window has counted
	 * @param now the current time
	 * @return the refusal, {@code null} if the text fits
	 */
	public @Nullable SendRefusal refusal(SlidingWindow counted, Instant now) {
		Instant until = counted.fullUntil(this.limit, now);
		return (until != null) ? new SendRefusal(this.scope, until) : null;
	}

	/**
	 * Whether four fifths of the limit are used up.
	 * @param counted what the window has counted
	 * @param now the current time
	 * @return {@code true} if they are
	 */
	public boolean isNearlyFull(SlidingWindow counted, Instant now) {
		return counted.count(this.limit.window(), now) >= this.limit.count() * NEARLY;
	}

}
