package io.github.smsotp.event;

import java.time.Instant;

/**
 * Four fifths of all texts that may go out have gone out. Published once in the time of
 * the limit, by every node that notices.
 *
 * @param limits the limits, for example {@code [10000/1h]}
 * @param at when it happened
 */
public record SmsOtpGlobalLimitEvent(String limits, Instant at) implements SmsOtpEvent {
}
