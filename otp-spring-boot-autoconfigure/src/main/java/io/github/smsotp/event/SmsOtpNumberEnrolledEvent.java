package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An account that had no number has confirmed one.
 *
 * @param account the stable id of the account
 * @param number the masked number
 * @param by who did it: the account
 * @param client the address that it came from as limits count it, of IPv6 the network;
 * {@code null} if it is not known
 * @param at when it happened
 */
public record SmsOtpNumberEnrolledEvent(String account, String number, @Nullable String by, @Nullable String client,
		Instant at) implements SmsOtpNumberEvent {

}
