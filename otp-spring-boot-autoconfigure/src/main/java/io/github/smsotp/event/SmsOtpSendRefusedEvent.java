package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A text was not sent, since a limit or a lock forbids it.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for, for example {@code LOGIN}
 * @param reason the limit or lock, for example {@code PHONE}
 * @param until when it may be sent, {@code null} if only an administrator can tell
 * @param at when it happened
 */
public record SmsOtpSendRefusedEvent(String account, String purpose, String reason, @Nullable Instant until,
		Instant at) implements SmsOtpEvent {
}
