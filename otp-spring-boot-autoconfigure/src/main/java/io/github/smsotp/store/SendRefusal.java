package io.github.smsotp.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Why a text may not go out yet.
 *
 * @param scope the window that has to be waited for longest
 * @param until when all windows have room again
 */
public record SendRefusal(SendClaim.Scope scope, Instant until) {

	/**
	 * The refusal that has to be waited for longer.
	 * @param one a refusal, {@code null} if there is none
	 * @param other another one, {@code null} if there is none
	 * @return the longer one, {@code null} if there is none
	 */
	public static @Nullable SendRefusal longer(@Nullable SendRefusal one, @Nullable SendRefusal other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return other.until().isAfter(one.until()) ? other : one;
	}

}
