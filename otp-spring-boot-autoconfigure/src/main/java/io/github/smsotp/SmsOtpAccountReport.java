package io.github.smsotp;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the factor of an account stands, for an administrator.
 *
 * @param account the id of the account
 * @param disabled whether it is disabled until somebody unlocks it
 * @param lockedUntil when the lock ends, {@code null} if there is none or if it is
 * disabled
 * @param consecutiveFailures wrong codes since the last accepted one
 * @param attemptsLeft how many more until the next lock
 * @param liveCodes codes that have been texted and are still worth something
 * @param bypassExpiresAt when the bypass code expires, {@code null} if there is none
 * @param invitedUntil until when the account may enrol a number by invitation,
 * {@code null} if it has none
 */
public record SmsOtpAccountReport(String account, boolean disabled, @Nullable Instant lockedUntil,
		int consecutiveFailures, int attemptsLeft, int liveCodes, @Nullable Instant bypassExpiresAt,
		@Nullable Instant invitedUntil) {
}
