package io.github.smsotp.web;

import java.io.IOException;
import java.util.List;

import io.github.smsotp.authentication.SmsOtpFactor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.FactorAuthorizationDecision;
import org.springframework.security.authorization.RequiredFactor;
import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.util.Assert;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Stands behind {@code AuthorizationFilter}. A request that was let through without the
 * required factor goes on as an anonymous one, so that method security, messaging and
 * templates see nobody; the session is not touched. What is denied from there becomes a
 * denial for want of the factor.
 */
public final class SmsOtpHalfAuthenticationFilter extends GenericFilterBean {

	private final SmsOtpLogins logins;

	/**
	 * Creates a filter.
	 * @param logins the logins of the chain
	 */
	public SmsOtpHalfAuthenticationFilter(SmsOtpLogins logins) {
		Assert.notNull(logins, "logins cannot be null");
		this.logins = logins;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		Authentication authentication = this.logins.firstFactor();
		RequiredFactorError lacking = (authentication != null) ? lacking(request, authentication) : null;
		if (lacking == null) {
			chain.doFilter(request, response);
			return;
		}
		SecurityContext original = this.logins.holder().getContext();
		try {
			this.logins.holder().setContext(this.logins.anonymousContext());
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (FactorDenial.find(ex) == null || request.getDispatcherType() == DispatcherType.ERROR) {
				throw ex;
			}
			throw new AuthorizationDeniedException("A code is required",
					new FactorAuthorizationDecision(List.of(lacking)));
		}
		finally {
			this.logins.holder().setContext(original);
		}
	}

	private @Nullable RequiredFactorError lacking(HttpServletRequest request, Authentication authentication) {
		try {
			return this.logins.lacking(request, authentication);
		}
		catch (RuntimeException ex) {
			// only an error dispatch gets this far when the requirement cannot be known
			return RequiredFactorError.createMissing(RequiredFactor.withAuthority(SmsOtpFactor.FACTOR_SMS_OTP).build());
		}
	}

}
