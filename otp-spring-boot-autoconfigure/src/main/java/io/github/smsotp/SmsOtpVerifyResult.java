package io.github.smsotp;

import java.time.Instant;

import io.github.smsotp.store.GuessResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of a code that somebody has typed in.
 *
 * @param outcome the outcome
 * @param attemptsLeft the smaller of what the code and the account still allow
 * @param lockedUntil when a guess will be looked at again, {@code null} if it would be
 * now or if only an administrator can tell
 */
public record SmsOtpVerifyResult(Outcome outcome, int attemptsLeft, @Nullable Instant lockedUntil) {

	static SmsOtpVerifyResult of(Outcome outcome) {
		return new SmsOtpVerifyResult(outcome, 0, null);
	}

	static SmsOtpVerifyResult of(GuessResult guess) {
		Outcome outcome = switch (guess.outcome()) {
			case ACCEPTED -> Outcome.ACCEPTED;
			case REJECTED -> Outcome.REJECTED;
			case SUPERSEDED -> Outcome.SUPERSEDED;
			case LOCKED -> Outcome.LOCKED;
			case DISABLED -> Outcome.DISABLED;
		};
		return new SmsOtpVerifyResult(outcome, guess.attemptsLeft(), guess.lockedUntil());
	}

	/**
	 * What a code can come to.
	 */
	public enum Outcome {

		/**
		 * Right, and now used up.
		 */
		ACCEPTED,

		/**
		 * Wrong, used or unknown.
		 */
		REJECTED,

		/**
		 * Right once, but a resend has replaced it.
		 */
		SUPERSEDED,

		/**
		 * Too late, whatever was typed.
		 */
		EXPIRED,

		/**
		 * Not looked at, since the account is locked.
		 */
		LOCKED,

		/**
		 * Not looked at, since only an administrator unlocks the account.
		 */
		DISABLED,

		/**
		 * Not looked at, since too many wrong codes have come from the client.
		 */
		RATE_LIMITED

	}

}
