package io.github.smsotp.sms;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Thrown by an {@link SmsGateway} whose provider has not, or may not have, taken a
 * message over. The message of the exception must hold no code, no full number and no
 * credentials.
 */
public class SmsDeliveryException extends RuntimeException {

	private final Outcome outcome;

	private final @Nullable Duration retryAfter;

	/**
	 * Creates an exception without a cause.
	 * @param outcome what is known of the message
	 * @param message what went wrong, without secrets
	 */
	public SmsDeliveryException(Outcome outcome, String message) {
		this(outcome, message, null, null);
	}

	/**
	 * Creates an exception with a cause.
	 * @param outcome what is known of the message
	 * @param message what went wrong, without secrets
	 * @param cause the cause, without secrets
	 */
	public SmsDeliveryException(Outcome outcome, String message, @Nullable Throwable cause) {
		this(outcome, message, null, cause);
	}

	/**
	 * Creates an exception that knows when to try again.
	 * @param outcome what is known of the message
	 * @param message what went wrong, without secrets
	 * @param retryAfter how long the provider asks to wait, {@code null} if it does not
	 * say
	 * @param cause the cause, without secrets
	 */
	public SmsDeliveryException(Outcome outcome, String message, @Nullable Duration retryAfter,
			@Nullable Throwable cause) {
		super(message, cause);
		Assert.notNull(outcome, "outcome cannot be null");
		this.outcome = outcome;
		this.retryAfter = retryAfter;
	}

	/**
	 * What is known of the message.
	 * @return the outcome, never {@code null}
	 */
	public Outcome getOutcome() {
		return this.outcome;
	}

	/**
	 * How long the provider asks to wait.
	 * @return the wait, {@code null} if the provider does not say
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

	/**
	 * What is known of a message that was not taken over in the ordinary way.
	 */
	public enum Outcome {

		/**
		 * The provider will never deliver this message; trying again is of no use.
		 */
		REFUSED,

		/**
		 * The provider has not taken the message and may take it later.
		 */
		FAILED,

		/**
		 * Nobody knows: the message may be on its way, so it counts as sent.
		 */
		UNKNOWN

	}

}
