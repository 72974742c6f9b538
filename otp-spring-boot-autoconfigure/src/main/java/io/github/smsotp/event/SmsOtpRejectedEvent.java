package io.github.smsotp.event;

import java.time.Instant;

/**
 * A code was not accepted.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for, for example {@code LOGIN}
 * @param reason why not, for example {@code EXPIRED}
 * @param attemptsLeft how many more guesses are allowed
 * @param at when it happened
 */
public record SmsOtpRejectedEvent(String account, String purpose, String reason, int attemptsLeft,
		Instant at) implements SmsOtpEvent {
}
