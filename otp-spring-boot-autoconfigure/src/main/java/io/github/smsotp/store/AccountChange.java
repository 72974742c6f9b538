package io.github.smsotp.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What happens to an account's aggregate besides texts and guesses.
 *
 * @param kind what to do
 * @param bypass the code to allow, for {@link Kind#ALLOW_BYPASS} alone
 * @param until until when an invitation is worth something, for {@link Kind#INVITE} alone
 */
public record AccountChange(Kind kind, @Nullable BypassCode bypass, @Nullable Instant until) {

	public AccountChange {
		Assert.isTrue((kind == Kind.ALLOW_BYPASS) == (bypass != null), "bypass belongs to ALLOW_BYPASS");
		Assert.isTrue((kind == Kind.INVITE) == (until != null), "until belongs to INVITE");
	}

	/**
	 * A change that needs nothing but its name.
	 * @param kind what to do
	 * @return the change
	 */
	public static AccountChange of(Kind kind) {
		return new AccountChange(kind, null, null);
	}

	/**
	 * Allows one bypass code, which replaces another one.
	 * @param bypass the code
	 * @return the change
	 */
	public static AccountChange allow(BypassCode bypass) {
		return new AccountChange(Kind.ALLOW_BYPASS, bypass, null);
	}

	/**
	 * Allows the account to enrol a number.
	 * @param until until when
	 * @return the change
	 */
	public static AccountChange invite(Instant until) {
		return new AccountChange(Kind.INVITE, null, until);
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
		ALLOW_BYPASS,

		/**
		 * Allows to enrol a number.
		 */
		INVITE,

		/**
		 * Takes the leave to enrol a number back.
		 */
		WITHDRAW_INVITATION,

		/**
		 * Takes back all codes and the invitation, since the account has another number
		 * now.
		 */
		CHANGE_NUMBER

	}

}
