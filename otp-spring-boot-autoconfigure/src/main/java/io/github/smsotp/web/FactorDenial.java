package io.github.smsotp.web;

import io.github.smsotp.authentication.SmsOtpFactor;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.FactorAuthorizationDecision;

/**
 * Tells the denials that a code would turn from all others.
 */
final class FactorDenial {

	private FactorDenial() {
	}

	static @Nullable AccessDeniedException find(Throwable thrown) {
		for (Throwable ex = thrown; ex != null; ex = ex.getCause()) {
			if (ex instanceof AccessDeniedException denied) {
				return denied;
			}
		}
		return null;
	}

	static boolean isExpiredOrMissing(AccessDeniedException denied) {
		return isExpiredOrMissing(result(denied));
	}

	static boolean isExpiredOrMissing(@Nullable AuthorizationResult result) {
		return result instanceof FactorAuthorizationDecision decision && decision.getFactorErrors()
			.stream()
			.anyMatch((error) -> SmsOtpFactor.FACTOR_SMS_OTP.equals(error.getRequiredFactor().getAuthority()));
	}

	static boolean asksForAuthority(AccessDeniedException denied) {
		return result(denied) instanceof AuthorityAuthorizationDecision decision && decision.getAuthorities()
			.stream()
			.anyMatch((authority) -> SmsOtpFactor.FACTOR_SMS_OTP.equals(authority.getAuthority()));
	}

	private static @Nullable AuthorizationResult result(AccessDeniedException denied) {
		return (denied instanceof AuthorizationDeniedException ex) ? ex.getAuthorizationResult() : null;
	}

}
