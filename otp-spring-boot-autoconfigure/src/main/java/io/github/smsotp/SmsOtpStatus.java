package io.github.smsotp;

import java.time.Instant;

import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * How a login stands, to show it. Nothing may be decided on it.
 *
 * @param state the state
 * @param phone the number that codes go to, {@code null} if there is none
 * @param expiresAt when the live code expires, {@code null} if there is none
 * @param resendAt when the next text may go out, {@code null} if it may now
 * @param attemptsLeft the smaller of what the code and the ledger still allow
 * @param lockedUntil when the lock ends, {@code null} if there is none or only an
 * administrator ends it
 */
public record SmsOtpStatus(State state, @Nullable PhoneNumber phone, @Nullable Instant expiresAt,
		@Nullable Instant resendAt, int attemptsLeft, @Nullable Instant lockedUntil) {

	/**
	 * The states of a login.
	 */
	public enum State {

		/**
		 * A code is on its way.
		 */
		CODE_SENT,

		/**
		 * No code is live.
		 */
		SEND_REQUIRED,

		/**
		 * There is no number that a code could go to.
		 */
		ENROLLMENT_REQUIRED,

		/**
		 * Too many wrong codes.
		 */
		LOCKED,

		/**
		 * The factor is there already.
		 */
		VERIFIED

	}

}
