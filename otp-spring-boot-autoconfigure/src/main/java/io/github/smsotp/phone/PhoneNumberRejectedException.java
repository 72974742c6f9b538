package io.github.smsotp.phone;

import org.springframework.util.Assert;

/**
 * Thrown when {@link PhoneNumberPolicy} does not take a number. Holds the reason, never
 * the input.
 */
public class PhoneNumberRejectedException extends RuntimeException {

	private final Reason reason;

	/**
	 * Creates an exception.
	 * @param reason why the number is not taken
	 */
	public PhoneNumberRejectedException(Reason reason) {
		super("Phone number rejected: " + reason);
		Assert.notNull(reason, "reason cannot be null");
		this.reason = reason;
	}

	/**
	 * Why the number is not taken.
	 * @return the reason, never {@code null}
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Why a number is not taken.
	 */
	public enum Reason {

		/**
		 * It cannot be read as one phone number: letters, extensions, no or too many
		 * digits, neither a plus sign nor a region.
		 */
		MALFORMED,

		/**
		 * It can be read, but no such number is in use anywhere.
		 */
		INVALID,

		/**
		 * Its country or network is not among those that may get texts.
		 */
		REGION,

		/**
		 * Its type, for example premium rate, is not among those that may get texts.
		 */
		TYPE

	}

}
