package io.github.smsotp.authentication;

import org.springframework.security.core.Authentication;

/**
 * Says who has another factor that satisfies the requirement, whether it was presented or
 * not. Whoever has one must present it to enrol a phone number, since a password alone
 * would else replace it. Implementations must be safe for use by several threads; an
 * exception lets nobody enrol.
 */
@FunctionalInterface
public interface SmsOtpAlternatives {

	/**
	 * Whether somebody has another factor.
	 * @param authentication the authentication of the first factor
	 * @return {@code true} if there is one, such as a passkey
	 */
	boolean has(Authentication authentication);

	/**
	 * Nobody has another factor, as far as is known.
	 * @return the alternatives
	 */
	static SmsOtpAlternatives none() {
		return (authentication) -> false;
	}

}
