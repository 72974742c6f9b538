package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A code was not accepted.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for, for example {@code LOGIN}
 * @param reason why not, for example {@code EXPIRED}
 * @param attemptsLeft how many more guesses are allowed
 * @param lockedUntil until when no guess is looked at, {@code null} if one would be or if
 * only an administrator can tell
 * @param at when it happened
 */
public record SmsOtpRejectedEvent(String account, String purpose, String reason, int attemptsLeft,
		@Nullable Instant lockedUntil, Instant at) implements SmsOtpAccountEvent {
}
