package io.github.smsotp.event;

import java.time.Instant;

/**
 * A text was not, or perhaps not, sent, since the gateway failed.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for, for example {@code LOGIN}
 * @param recipient the masked number
 * @param outcome what is known of the text, for example {@code UNKNOWN}
 * @param at when it happened
 */
public record SmsOtpSendFailedEvent(String account, String purpose, String recipient, String outcome,
		Instant at) implements SmsOtpAccountEvent {
}
