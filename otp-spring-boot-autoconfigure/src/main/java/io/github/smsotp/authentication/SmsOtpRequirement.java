package io.github.smsotp.authentication;

import org.springframework.security.core.Authentication;

/**
 * Says who needs the factor. A bean of this type in the application replaces
 * {@code sms-otp.require}. It is asked only about people who have passed the first factor
 * and neither have the factor nor are exempt. Implementations must be safe for use by
 * several threads; an exception lets nobody in.
 */
@FunctionalInterface
public interface SmsOtpRequirement {

	/**
	 * Whether somebody needs the factor.
	 * @param authentication the authentication of the first factor
	 * @param account the stable id of its account
	 * @return {@code true} if a code must be typed in
	 */
	boolean isRequired(Authentication authentication, String account);

	/**
	 * Everybody needs the factor.
	 * @return the requirement
	 */
	static SmsOtpRequirement always() {
		return (authentication, account) -> true;
	}

	/**
	 * Nobody needs the factor, unless the application asks for it by rules of its own.
	 * @return the requirement
	 */
	static SmsOtpRequirement never() {
		return (authentication, account) -> false;
	}

}
