package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A number was taken from an account, which is told by a text to it.
 *
 * @param account the stable id of the account
 * @param number the masked number
 * @param by who did it: the account, or the name of an administrator; {@code null} if it
 * is not known
 * @param client the address that it came from as limits count it, of IPv6 the network;
 * {@code null} if it is not known
 * @param at when it happened
 */
public record SmsOtpNumberRemovedEvent(String account, String number, @Nullable String by, @Nullable String client,
		Instant at) implements SmsOtpNumberEvent {

}
