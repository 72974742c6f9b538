package io.github.smsotp.event;

import java.time.Instant;

/**
 * Something that happened to a one-time code, published through Spring's
 * {@code ApplicationEventPublisher} on the thread where it happened.
 */
public sealed interface SmsOtpEvent permits SmsOtpSentEvent, SmsOtpSendRefusedEvent, SmsOtpSendFailedEvent,
		SmsOtpVerifiedEvent, SmsOtpRejectedEvent {

	/**
	 * The account that it happened to.
	 * @return the stable id of the account
	 */
	String account();

	/**
	 * What the code is for.
	 * @return the purpose, for example {@code LOGIN}
	 */
	String purpose();

	/**
	 * When it happened.
	 * @return the instant
	 */
	Instant at();

}
