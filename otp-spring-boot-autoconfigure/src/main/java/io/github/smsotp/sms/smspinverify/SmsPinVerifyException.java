package io.github.smsotp.sms.smspinverify;

import org.springframework.util.Assert;

/**
 * Thrown by {@link SmsPinVerifyNumbers} when SMS Pin Verify answers with an error, not at
 * all, or no text message arrives. Holds no API key, no URL and no full number.
 */
public class SmsPinVerifyException extends RuntimeException {

	private final Reason reason;

	/**
	 * Creates an exception.
	 * @param reason what went wrong
	 * @param message what went wrong in words, without secrets
	 */
	public SmsPinVerifyException(Reason reason, String message) {
		super(message);
		Assert.notNull(reason, "reason cannot be null");
		this.reason = reason;
	}

	/**
	 * What went wrong.
	 * @return the reason, never {@code null}
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * What can go wrong.
	 */
	public enum Reason {

		/**
		 * The API key is not known.
		 */
		CUSTOMER_NOT_FOUND,

		/**
		 * The application is not known.
		 */
		APP_NOT_FOUND,

		/**
		 * The country is not known; it is a name such as {@code USA}, not an ISO code.
		 */
		COUNTRY_NOT_FOUND,

		/**
		 * The application or the country is not known.
		 */
		APP_OR_COUNTRY_NOT_FOUND,

		/**
		 * The number was never rented, or its three minutes are over.
		 */
		NUMBER_NOT_FOUND,

		/**
		 * New numbers are being registered; try again later.
		 */
		REGISTRATION_IN_PROGRESS,

		/**
		 * No number is free, or more than five were asked for within a minute.
		 */
		NO_FREE_CHANNELS,

		/**
		 * The account has nothing left to spend.
		 */
		BALANCE_EXPIRED,

		/**
		 * Error 102 of SMS Pin Verify; try again later.
		 */
		TEMPORARY_ERROR,

		/**
		 * Requests came too close together.
		 */
		RATE_LIMITED,

		/**
		 * No text message has arrived.
		 */
		NO_TEXT,

		/**
		 * A text message has arrived and there is no code in it.
		 */
		NO_CODE,

		/**
		 * The waiting thread was interrupted.
		 */
		INTERRUPTED,

		/**
		 * There was no connection, or no answer in time.
		 */
		UNREACHABLE,

		/**
		 * The answer is none that SMS Pin Verify documents.
		 */
		UNEXPECTED_ANSWER

	}

}
