package io.github.smsotp.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Why a text may not go out yet.
 *
 * @param scope what has to be waited for longest; a lock, if there is one
 * @param until when nothing is in the way any more, {@code null} if only an administrator
 * unlocks the account
 */
public record SendRefusal(SendScope scope, @Nullable Instant until) {

	/**
	 * A refusal that ends.
	 * @param scope what refuses
	 * @param until when it ends, {@code null} if nothing refuses
	 * @return the refusal, {@code null} if nothing refuses
	 */
	public static @Nullable SendRefusal of(SendScope scope, @Nullable Instant until) {
		return (until != null) ? new SendRefusal(scope, until) : null;
	}

	/**
	 * What an account's own state comes to.
	 * @param disabled whether it is disabled
	 * @param lockedUntil until when it is locked, {@code null} if it is not
	 * @param waitUntil until when it waits, {@code null} if it need not
	 * @return the refusal, {@code null} if nothing refuses
	 */
	public static @Nullable SendRefusal ofAccount(boolean disabled, @Nullable Instant lockedUntil,
			@Nullable Instant waitUntil) {
		return disabled ? new SendRefusal(SendScope.LOCK, null)
				: both(of(SendScope.LOCK, lockedUntil), of(SendScope.COOLDOWN, waitUntil));
	}

	/**
	 * What two refusals come to: whoever waits until then has waited for both.
	 * @param one a refusal, {@code null} if there is none
	 * @param other another one, {@code null} if there is none
	 * @return both in one, {@code null} if there is none
	 */
	public static @Nullable SendRefusal both(@Nullable SendRefusal one, @Nullable SendRefusal other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		SendRefusal longer = other.isLongerThan(one) ? other : one;
		boolean locked = one.scope == SendScope.LOCK || other.scope == SendScope.LOCK;
		return locked ? new SendRefusal(SendScope.LOCK, longer.until) : longer;
	}

	private boolean isLongerThan(SendRefusal other) {
		if (this.until == null || other.until == null) {
			return this.until == null;
		}
		return this.until.isAfter(other.until);
	}

}
