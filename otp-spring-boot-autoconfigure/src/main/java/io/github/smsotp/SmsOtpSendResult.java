package io.github.smsotp;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request to text a code.
 *
 * @param outcome the outcome
 * @param challenge the challenge that the session has to keep, {@code null} if no code
 * was issued
 * @param until when to ask again, {@code null} if that is of no use or not known
 */
public record SmsOtpSendResult(Outcome outcome, @Nullable SmsOtpChallenge challenge, @Nullable Instant until) {

	static SmsOtpSendResult of(Outcome outcome) {
		return new SmsOtpSendResult(outcome, null, null);
	}

	static SmsOtpSendResult until(Outcome outcome, @Nullable Instant until) {
		return new SmsOtpSendResult(outcome, null, until);
	}

	/**
	 * What a request can come to.
	 */
	public enum Outcome {

		/**
		 * The text is on its way.
		 */
		SENT,

		/**
		 * The account has no confirmed number.
		 */
		NO_NUMBER,

		/**
		 * The number is not one that may get texts.
		 */
		NUMBER_REFUSED,

		/**
		 * The number is at risk, so the user has to sign in by another factor.
		 */
		NUMBER_AT_RISK,

		/**
		 * A limit says that it is too early.
		 */
		RATE_LIMITED,

		/**
		 * Too many wrong codes; {@code until} is {@code null} if only an administrator
		 * unlocks the account.
		 */
		LOCKED,

		/**
		 * The gateway failed. The session keeps a challenge if the text may arrive all
		 * the same.
		 */
		FAILED

	}

}
