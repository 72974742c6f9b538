package io.github.smsotp.sms;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Set;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Thrown by an {@link SmsGateway} whose provider has not, or may not have, taken a
 * message over. The message of the exception must hold no code, no full number and no
 * credentials.
 */
public class SmsDeliveryException extends RuntimeException {

	private static final int SERVER_ERRORS = 500;

	private static final Set<Integer> UNHANDLED_ERRORS = Set.of(501, 503, 505);

	private static final Set<Integer> HANDLED = Set.of(303, 409);

	/**
	 * Of libraries that need not be there: Apache HttpClient 4 and 5.
	 */
	private static final Set<String> NOT_CONNECTED = Set.of("ConnectTimeoutException",
			"ConnectionRequestTimeoutException", "ConnectionPoolTimeoutException");

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
		UNKNOWN;

		/**
		 * What a response that is no success says of its message (RFC 9110, section 15).
		 * @param status the HTTP status, not 2xx
		 * @return {@link #UNKNOWN} for 303, 409 and all 5xx but 501, 503 and 505, since
		 * the provider may have handled the message; else {@link #FAILED}
		 */
		public static Outcome ofHttpStatus(int status) {
			boolean handled = (status >= SERVER_ERRORS) ? !UNHANDLED_ERRORS.contains(status) : HANDLED.contains(status);
			return handled ? UNKNOWN : FAILED;
		}

		/**
		 * What a call without a response says of its message.
		 * @param failure what the client threw
		 * @return {@link #FAILED} if it tells that no connection came about, so that
		 * nothing was sent; else {@link #UNKNOWN}
		 */
		public static Outcome ofConnectionFailure(Throwable failure) {
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
						|| cause instanceof NoRouteToHostException || cause instanceof UnknownHostException
						|| cause instanceof SSLHandshakeException
						|| NOT_CONNECTED.contains(cause.getClass().getSimpleName())) {
					return FAILED;
				}
			}
			return UNKNOWN;
		}

	}

}
