package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A text was not sent, since a limit, a lock, the rules for numbers, the accounts that
 * the number has already ({@code ACCOUNTS_PER_NUMBER}) or what is known of it
 * ({@code RISK}) forbid it.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for, for example {@code LOGIN}
 * @param reason what forbids it, for example {@code PHONE}
 * @param until when it may be sent, {@code null} if time alone does not help
 * @param at when it happened
 */
public record SmsOtpSendRefusedEvent(String account, String purpose, String reason, @Nullable Instant until,
		Instant at) implements SmsOtpAccountEvent {
}
