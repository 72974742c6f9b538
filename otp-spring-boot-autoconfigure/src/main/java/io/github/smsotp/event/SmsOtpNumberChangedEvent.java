package io.github.smsotp.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An account has confirmed a number in place of another one, which is told by text, or
 * the same number once more.
 *
 * @param account the stable id of the account
 * @param former the masked number that went
 * @param number the masked number that came
 * @param by who did it: the account
 * @param client the address that it came from as limits count it, of IPv6 the network;
 * {@code null} if it is not known
 * @param at when it happened
 */
public record SmsOtpNumberChangedEvent(String account, String former, String number, @Nullable String by,
		@Nullable String client, Instant at) implements SmsOtpNumberEvent {

}
