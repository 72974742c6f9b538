package io.github.smsotp.authentication;

import java.time.Instant;

import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * The factor that an accepted code gives, in the terms of Spring Security's multi-factor
 * model.
 */
public final class SmsOtpFactor {

	/**
	 * The authority of the factor.
	 */
	public static final String FACTOR_SMS_OTP = "FACTOR_SMS_OTP";

	private SmsOtpFactor() {
	}

	/**
	 * The factor as it is granted.
	 * @param issuedAt when the code was accepted
	 * @return the authority
	 */
	public static FactorGrantedAuthority issuedAt(Instant issuedAt) {
		return FactorGrantedAuthority.withAuthority(FACTOR_SMS_OTP).issuedAt(issuedAt).build();
	}

}
