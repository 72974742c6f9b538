package io.github.smsotp.web;

import java.io.IOException;
import java.util.List;

import io.github.smsotp.authentication.SmsOtpFactor;
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
 * Stands behind our own calls and in front of everything else that comes after
 * {@code ExceptionTranslationFilter}. Whoever lacks the required factor goes on as an
 * anonymous user, so that rules, filters, method security, messaging and templates see
 * nobody, however they look; the session is not touched. What is denied from there
 * becomes a denial for want of the factor. A factor that has run out goes on as none.
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
		if (authentication == null) {
			HalfAuthenticated.keepWithin(request, this.logins.holder().getContext().getAuthentication());
			chain.doFilter(request, response);
			return;
		}
		boolean nested = HalfAuthenticated.of(request) != null;
		RequiredFactorError lacking = lacking(request, authentication);
		SecurityContext original = this.logins.holder().getContext();
		SecurityContext context = context(request, authentication, lacking, original);
		try {
			this.logins.holder().setContext(context);
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (lacking == null || !isDenial(request, ex)) {
				throw ex;
			}
			throw new AuthorizationDeniedException("A code is required",
					new FactorAuthorizationDecision(List.of(lacking)));
		}
		finally {
			// what the application has put there on purpose stays
			if (this.logins.holder().getContext() == context) {
				this.logins.holder().setContext(nested ? this.logins.context(HalfAuthenticated.anonymous()) : original);
			}
		}
	}

	private SecurityContext context(HttpServletRequest request, Authentication authentication,
			@Nullable RequiredFactorError lacking, SecurityContext original) {
		if (lacking != null) {
			new HalfAuthenticated(authentication).mark(request);
			return this.logins.context(HalfAuthenticated.anonymous());
		}
		HalfAuthenticated.keepWithin(request, authentication);
		Authentication current = this.logins.withoutStaleFactor(authentication);
		return (current != authentication) ? this.logins.context(current) : original;
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

	private static boolean isDenial(HttpServletRequest request, Exception ex) {
		return FactorDenial.find(ex) != null && !HalfAuthenticated.isErrorDispatch(request);
	}

}
