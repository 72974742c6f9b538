package io.github.smsotp.event;

import java.time.Instant;

/**
 * A code was accepted.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for, for example {@code LOGIN}
 * @param bypass whether it was a bypass code of an administrator and no text
 * @param at when it happened
 */
public record SmsOtpVerifiedEvent(String account, String purpose, boolean bypass,
		Instant at) implements SmsOtpAccountEvent {
}
