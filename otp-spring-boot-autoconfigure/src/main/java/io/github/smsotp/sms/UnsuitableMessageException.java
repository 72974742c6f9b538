package io.github.smsotp.sms;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by an {@link SmsGateway} that cannot take this message and may well take others,
 * so that it says nothing against the provider. The outcome is
 * {@link SmsDeliveryException.Outcome#FAILED}.
 */
public class UnsuitableMessageException extends SmsDeliveryException {

	/**
	 * Creates an exception.
	 * @param message what does not suit, without secrets
	 */
	public UnsuitableMessageException(String message) {
		this(message, null);
	}

	/**
	 * Creates an exception that knows when to try again.
	 * @param message what does not suit, without secrets
	 * @param retryAfter how long the provider asks to wait, {@code null} if it does not
	 * say
	 */
	public UnsuitableMessageException(String message, @Nullable Duration retryAfter) {
		super(Outcome.FAILED, message, retryAfter, null);
	}

}
