package io.github.smsotp.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a store makes of a guess.
 *
 * @param outcome the outcome
 * @param attemptsLeft the smaller of what the code and the ledger still allow
 * @param lockedUntil when the account may guess again, {@code null} if it may now or if
 * only an administrator can tell
 */
public record GuessResult(Outcome outcome, int attemptsLeft, @Nullable Instant lockedUntil) {

	/**
	 * What a guess can come to.
	 */
	public enum Outcome {

		/**
		 * Right, and now used up.
		 */
		ACCEPTED,

		/**
		 * Wrong, used, expired or unknown.
		 */
		REJECTED,

		/**
		 * Right once, but a resend has replaced it.
		 */
		SUPERSEDED,

		/**
		 * Not looked at, since the account is locked.
		 */
		LOCKED,

		/**
		 * Not looked at, since only an administrator unlocks the account.
		 */
		DISABLED

	}

}
