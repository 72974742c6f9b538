package io.github.smsotp.authentication;

import io.github.smsotp.phone.PhoneNumberRepository;

import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * A {@link SmsOtpRequirement} for applications in which only users with a confirmed
 * number need the factor. Safe for use by several threads.
 */
public final class EnrolledSmsOtpRequirement implements SmsOtpRequirement {

	private final PhoneNumberRepository phoneNumbers;

	/**
	 * Creates a requirement.
	 * @param phoneNumbers whose number is which
	 */
	public EnrolledSmsOtpRequirement(PhoneNumberRepository phoneNumbers) {
		Assert.notNull(phoneNumbers, "phoneNumbers cannot be null");
		this.phoneNumbers = phoneNumbers;
	}

	@Override
	public boolean isRequired(Authentication authentication, String account) {
		return !this.phoneNumbers.findConfirmed(account).isEmpty();
	}

}
