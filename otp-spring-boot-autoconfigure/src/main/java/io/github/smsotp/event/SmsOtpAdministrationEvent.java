package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An administrator has changed the state of an account.
 *
 * @param account the stable id of the account
 * @param action what was done, for example {@code UNLOCK}
 * @param by the name of the administrator, {@code null} if it is not known
 * @param at when it happened
 */
public record SmsOtpAdministrationEvent(String account, String action, @Nullable String by,
		Instant at) implements SmsOtpAccountEvent {
}
