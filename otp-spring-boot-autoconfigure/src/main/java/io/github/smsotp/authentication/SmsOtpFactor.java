package io.github.smsotp.authentication;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
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
	 * An authentication with the factor, in place of an earlier one. Type, principal and
	 * details stay where the authentication can be built anew as the same type, which
	 * every one of Spring Security's can.
	 * @param authentication the current authentication
	 * @param issuedAt when the code was accepted
	 * @return the authentication with the factor
	 */
	public static Authentication grant(Authentication authentication, Instant issuedAt) {
		return with(authentication, issuedAt(issuedAt));
	}

	/**
	 * An authentication without the factor, and else the same.
	 * @param authentication the current authentication
	 * @return the authentication without the factor
	 */
	public static Authentication revoke(Authentication authentication) {
		return with(authentication, null);
	}

	private static Authentication with(Authentication authentication, @Nullable GrantedAuthority factor) {
		Set<GrantedAuthority> authorities = new LinkedHashSet<>(authentication.getAuthorities());
		authorities.removeIf((authority) -> FACTOR_SMS_OTP.equals(authority.getAuthority()));
		if (factor != null) {
			authorities.add(factor);
		}
		Authentication built = authentication.toBuilder().authorities((current) -> {
			current.clear();
			current.addAll(authorities);
		}).build();
		// what cannot be built as the same type would not be kept in the session
		return built.getClass().equals(authentication.getClass()) ? built
				: new SmsOtpAuthentication(authentication, authorities);
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
