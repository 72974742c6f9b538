package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.util.Assert;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Hides whoever is between the factors from filters that act for a user in front of
 * {@code ExceptionTranslationFilter}, such as the one that takes OAuth 2.0 grants: who
 * knows a password alone could make a grant of his own the user's. Behind those filters
 * {@link #lift()} shows the user again.
 */
public final class SmsOtpVeilFilter extends GenericFilterBean {

	private static final String HIDDEN = SmsOtpVeilFilter.class.getName() + ".HIDDEN";

	private final SmsOtpLogins logins;

	/**
	 * Creates a filter.
	 * @param logins the logins of the chain
	 */
	public SmsOtpVeilFilter(SmsOtpLogins logins) {
		Assert.notNull(logins, "logins cannot be null");
		this.logins = logins;
	}

	/**
	 * The filter to stand where the user is to be seen again.
	 * @return the filter
	 */
	public Filter lift() {
		return new Lift(this.logins);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Authentication authentication = this.logins.firstFactor();
		if (authentication == null || !isLacking((HttpServletRequest) request, authentication)) {
			chain.doFilter(request, response);
			return;
		}
		SecurityContext original = this.logins.holder().getContext();
		SecurityContext veil = this.logins.context(HalfAuthenticated.anonymous());
		request.setAttribute(HIDDEN, new Hidden(original, veil, veil.getAuthentication()));
		try {
			this.logins.holder().setContext(veil);
			chain.doFilter(request, response);
		}
		finally {
			request.removeAttribute(HIDDEN);
			if (this.logins.holder().getContext() == veil) {
				this.logins.holder().setContext(original);
			}
		}
	}

	private boolean isLacking(HttpServletRequest request, Authentication authentication) {
		try {
			return this.logins.lacking(request, authentication) != null;
		}
		catch (RuntimeException ex) {
			// who cannot be known to need no code is not shown; the factor filter says so
			return true;
		}
	}

	/**
	 * Shows the user again.
	 */
	private static final class Lift extends GenericFilterBean {

		private final SmsOtpLogins logins;

		Lift(SmsOtpLogins logins) {
			this.logins = logins;
		}

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			if (request.getAttribute(HIDDEN) instanceof Hidden hidden
					&& hidden.isIn(this.logins.holder().getContext())) {
				request.removeAttribute(HIDDEN);
				this.logins.holder().setContext(hidden.original());
			}
			chain.doFilter(request, response);
		}

	}

	/**
	 * Who is hidden, and behind what. A filter that has logged somebody else in has the
	 * last word.
	 */
	private record Hidden(SecurityContext original, SecurityContext veil, @Nullable Authentication nobody) {

		boolean isIn(SecurityContext current) {
			return current == this.veil && current.getAuthentication() == this.nobody;
		}

	}

}
