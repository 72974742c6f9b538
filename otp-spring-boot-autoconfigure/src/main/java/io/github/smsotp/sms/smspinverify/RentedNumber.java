package io.github.smsotp.sms.smspinverify;

import java.time.Duration;
import java.time.Instant;

import io.github.smsotp.phone.PhoneNumber;

import org.springframework.util.Assert;

/**
 * A number that receives text messages for three minutes. Immutable; its
 * {@link #toString()} shows the masked number.
 *
 * @param number the number
 * @param app the application it was rented for, as SMS Pin Verify calls it
 * @param country the country it was rented in, as SMS Pin Verify calls it
 * @param rentedAt when it was rented
 */
public record RentedNumber(PhoneNumber number, String app, String country, Instant rentedAt) {

	private static final Duration LIFETIME = Duration.ofMinutes(3);

	public RentedNumber {
		Assert.notNull(number, "number cannot be null");
		Assert.hasText(app, "app cannot be empty");
		Assert.hasText(country, "country cannot be empty");
		Assert.notNull(rentedAt, "rentedAt cannot be null");
	}

	/**
	 * When the number stops receiving.
	 * @return three minutes after it was rented
	 */
	public Instant expiresAt() {
		return this.rentedAt.plus(LIFETIME);
	}

}
