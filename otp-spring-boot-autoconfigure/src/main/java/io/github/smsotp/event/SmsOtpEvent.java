package io.github.smsotp.event;

import java.time.Instant;

/**
 * Something that happened to one-time codes, published through Spring's
 * {@code ApplicationEventPublisher} on the thread where it happened.
 */
public sealed interface SmsOtpEvent permits SmsOtpAccountEvent, SmsOtpGlobalLimitEvent {

	/**
	 * When it happened.
	 * @return the instant
	 */
	Instant at();

}
