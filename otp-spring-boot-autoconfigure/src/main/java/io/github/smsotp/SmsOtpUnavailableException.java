package io.github.smsotp;

/**
 * Thrown when the state of an account or its number cannot be reached. Whoever catches it
 * lets nobody in and sends nothing.
 */
public class SmsOtpUnavailableException extends RuntimeException {

	/**
	 * Creates an exception.
	 * @param message what could not be reached, without secrets
	 * @param cause the cause
	 */
	public SmsOtpUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
