package io.github.smsotp.store;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What an administrator does to an account's aggregate.
 *
 * @param kind what to do
 * @param bypass the code to allow, for {@link Kind#ALLOW_BYPASS} alone
 */
public record AccountChange(Kind kind, @Nullable BypassCode bypass) {

	public AccountChange {
		Assert.isTrue((kind == Kind.ALLOW_BYPASS) == (bypass != null), "bypass belongs to ALLOW_BYPASS");
	}

	/**
	 * A change that needs nothing but its name.
	 * @param kind what to do
	 * @return the change
	 */
	public static AccountChange of(Kind kind) {
		return new AccountChange(kind, null);
	}

	/**
	 * Allows one bypass code, which replaces another one.
	 * @param bypass the code
	 * @return the change
	 */
	public static AccountChange allow(BypassCode bypass) {
		return new AccountChange(Kind.ALLOW_BYPASS, bypass);
	}

	/**
	 * What can be done.
	 */
	public enum Kind {

		/**
		 * Forgets all wrong codes, and with them lock and disabled mark, and the pace of
		 * texts.
		 */
		UNLOCK,

		/**
		 * Disables the factor until it is unlocked.
		 */
		DISABLE,

		/**
		 * Takes back all codes that are still worth something.
		 */
		REVOKE,

		/**
		 * Allows a bypass code.
		 */
		ALLOW_BYPASS

	}

}
