package io.github.smsotp.web;

import java.io.IOException;

import io.github.smsotp.SmsOtpUnavailableException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;

/**
 * Leads whoever lacks the factor to it. A browser gets to the page, and the first time in
 * a login that it navigates to somewhere the first text goes out; everybody else gets the
 * problem {@code factor-required}.
 */
public final class SmsOtpAuthenticationEntryPoint implements AuthenticationEntryPoint {

	private final SmsOtpLogins logins;

	private final SmsOtpResponses responses;

	private final SmsOtpWebOptions options;

	private final RequestCache requestCache;

	private final boolean pages;

	/**
	 * Creates an entry point.
	 * @param logins the logins of the chain
	 * @param responses what writes the answers
	 * @param options where the page lies, and the status of {@code factor-required}
	 * @param pages whether the chain has pages
	 * @param requestCache what keeps the request until the factor is there
	 */
	public SmsOtpAuthenticationEntryPoint(SmsOtpLogins logins, SmsOtpResponses responses, SmsOtpWebOptions options,
			boolean pages, RequestCache requestCache) {
		Assert.notNull(logins, "logins cannot be null");
		Assert.notNull(responses, "responses cannot be null");
		Assert.notNull(options, "options cannot be null");
		Assert.notNull(requestCache, "requestCache cannot be null");
		this.logins = logins;
		this.responses = responses;
		this.options = options;
		this.pages = pages;
		this.requestCache = requestCache;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException, ServletException {
		HalfAuthenticated half = HalfAuthenticated.of(request);
		Authentication authentication = (half != null) ? half.original() : this.logins.firstFactor();
		if (authentication == null || !this.pages) {
			writeProblem(request, response);
			return;
		}
		this.logins.demand(request, authentication);
		if (!MediaTypes.wantsHtml(request)) {
			writeProblem(request, response);
			return;
		}
		boolean get = HttpMethod.GET.matches(request.getMethod());
		if (!isBelowPage(request) && (!get || isNavigation(request))) {
			this.requestCache.saveRequest(request, response);
		}
		if (isNavigation(request)) {
			sendFirst(request, authentication);
		}
		this.responses.redirect(request, response, this.options.paths().login());
	}

	private void sendFirst(HttpServletRequest request, Authentication authentication) {
		try {
			this.logins.sendFirst(request, authentication);
		}
		catch (SmsOtpUnavailableException | IllegalStateException ex) {
			// the page that follows says so, or finds the session gone
		}
	}

	private void writeProblem(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		this.responses.write(request, response, SmsOtpAnswer.of(SmsOtpProblem.FACTOR_REQUIRED));
	}

	private boolean isBelowPage(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + this.options.paths().login());
	}

	private static boolean isNavigation(HttpServletRequest request) {
		String destination = request.getHeader("Sec-Fetch-Dest");
		return HttpMethod.GET.matches(request.getMethod()) && request.getHeader("Sec-Purpose") == null
				&& request.getHeader(HttpHeaders.AUTHORIZATION) == null
				&& (destination == null || "document".equals(destination));
	}

}
