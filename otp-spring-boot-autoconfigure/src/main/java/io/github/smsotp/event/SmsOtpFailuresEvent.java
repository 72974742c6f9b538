package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An account has given 5, 20 or 50 wrong codes in a row, or as many as disable its
 * factor. Whoever does that knows the password.
 *
 * @param account the stable id of the account
 * @param purpose what the codes were for, for example {@code LOGIN}
 * @param failures how many wrong codes in a row
 * @param disabled whether only an administrator unlocks the factor now
 * @param lockedUntil until when the factor is locked, {@code null} if it is not or if it
 * is disabled
 * @param at when it happened
 */
public record SmsOtpFailuresEvent(String account, String purpose, int failures, boolean disabled,
		@Nullable Instant lockedUntil, Instant at) implements SmsOtpAccountEvent {
}
