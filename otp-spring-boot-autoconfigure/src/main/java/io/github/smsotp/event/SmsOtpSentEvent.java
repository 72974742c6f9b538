package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A text with a code was handed to the gateway.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for, for example {@code LOGIN}
 * @param recipient the masked number
 * @param messageId the id under which the provider knows the text, {@code null} if it
 * gives none
 * @param expiresAt when the code expires
 * @param at when it happened
 */
public record SmsOtpSentEvent(String account, String purpose, String recipient, @Nullable String messageId,
		Instant expiresAt, Instant at) implements SmsOtpAccountEvent {
}
