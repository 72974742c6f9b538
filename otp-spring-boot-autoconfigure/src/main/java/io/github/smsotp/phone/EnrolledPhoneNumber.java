package io.github.smsotp.phone;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A number that an account has confirmed.
 *
 * @param number the number
 * @param confirmedAt when its code came back
 * @param lastUsedAt when a code to it was accepted last, {@code null} if none was since
 */
public record EnrolledPhoneNumber(PhoneNumber number, Instant confirmedAt, @Nullable Instant lastUsedAt) {

	public EnrolledPhoneNumber {
		Assert.notNull(number, "number cannot be null");
		Assert.notNull(confirmedAt, "confirmedAt cannot be null");
	}

	/**
	 * A number that was just confirmed.
	 * @param number the number
	 * @param confirmedAt when its code came back
	 * @return the enrolled number
	 */
	public static EnrolledPhoneNumber confirmed(PhoneNumber number, Instant confirmedAt) {
		return new EnrolledPhoneNumber(number, confirmedAt, null);
	}

}
