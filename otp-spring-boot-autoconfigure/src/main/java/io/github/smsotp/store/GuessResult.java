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
 * @param failures how many consecutive wrong codes there are with this one, 0 if it was
 * not counted as one
 * @param issuedAt when the accepted code was issued, {@code null} if none was accepted
 */
public record GuessResult(Outcome outcome, int attemptsLeft, @Nullable Instant lockedUntil, int failures,
		@Nullable Instant issuedAt) {

	static GuessResult of(Outcome outcome, int attemptsLeft, @Nullable Instant lockedUntil) {
		return new GuessResult(outcome, attemptsLeft, lockedUntil, 0, null);
	}

	static GuessResult accepted(@Nullable Instant issuedAt) {
		return new GuessResult(Outcome.ACCEPTED, 0, null, 0, issuedAt);
	}

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
