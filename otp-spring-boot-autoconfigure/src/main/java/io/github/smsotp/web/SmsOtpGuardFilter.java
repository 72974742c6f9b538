package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Stands in front of the calls of the contract, which answer before the application's
 * authorization rules are asked: whoever has not passed the first factor is led to it,
 * bodies are forms or JSON, and where the chain has no CSRF protection a browser's
 * {@code POST} must come from the same origin.
 */
public final class SmsOtpGuardFilter extends OncePerRequestFilter {

	private final RequestMatcher calls;

	private final SmsOtpLogins logins;

	private final SmsOtpResponses responses;

	private final SmsOtpPaths paths;

	private final RequestCache requestCache;

	private final boolean csrfProtected;

	/**
	 * Creates a filter.
	 * @param calls the calls to guard
	 * @param logins the logins of the chain
	 * @param responses what writes the answers
	 * @param paths where the page lies
	 * @param requestCache what keeps the request that was wanted
	 * @param csrfProtected whether the chain has CSRF protection of its own
	 */
	public SmsOtpGuardFilter(RequestMatcher calls, SmsOtpLogins logins, SmsOtpResponses responses, SmsOtpPaths paths,
			RequestCache requestCache, boolean csrfProtected) {
		Assert.notNull(calls, "calls cannot be null");
		Assert.notNull(logins, "logins cannot be null");
		Assert.notNull(responses, "responses cannot be null");
		Assert.notNull(paths, "paths cannot be null");
		Assert.notNull(requestCache, "requestCache cannot be null");
		this.calls = calls;
		this.logins = logins;
		this.responses = responses;
		this.paths = paths;
		this.requestCache = requestCache;
		this.csrfProtected = csrfProtected;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.calls.matches(request)) {
			chain.doFilter(request, response);
			return;
		}
		boolean post = HttpMethod.POST.matches(request.getMethod());
		if (PendingTime.isOver(request) && (post || MediaTypes.wantsHtml(request))) {
			this.responses.write(request, response, SmsOtpAnswer.of(SmsOtpProblem.LOGIN_OVER));
		}
		else if (this.logins.firstFactor() == null) {
			leadToFirstFactor(request, response, post);
		}
		else if (this.logins.isUnknown(request)) {
			refuse(request, response, SmsOtpAnswer.of(SmsOtpProblem.UNAVAILABLE));
		}
		else if (post && !RequestOrigin.isAllowed(request, this.csrfProtected)) {
			refuse(request, response, SmsOtpAnswer.of(SmsOtpProblem.MALFORMED).withHttpStatus(HttpStatus.FORBIDDEN));
		}
		else if (post && !isReadable(request)) {
			refuse(request, response,
					SmsOtpAnswer.of(SmsOtpProblem.MALFORMED).withHttpStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer answer)
			throws IOException, ServletException {
		boolean phone = request.getRequestURI().startsWith(request.getContextPath() + this.paths.phone());
		this.responses.write(request, response, phone ? answer.withPhone(PhoneView.NOTHING) : answer);
	}

	private void leadToFirstFactor(HttpServletRequest request, HttpServletResponse response, boolean post)
			throws IOException, ServletException {
		String wanted = post ? null : wanted(request, response);
		if (wanted != null) {
			response.sendRedirect(wanted);
		}
		else if (!post) {
			throw new InsufficientAuthenticationException("The first factor comes first");
		}
		// not by an exception, by which the code would be kept with the request
		else if (MediaTypes.wantsHtml(request)) {
			this.responses.redirect(request, response, this.paths.login());
		}
		else {
			this.responses.write(request, response, SmsOtpAnswer.of(SmsOtpProblem.FACTOR_REQUIRED));
		}
	}

	// whoever was on the way to a page starts over from there, and gets a text by it
	private @Nullable String wanted(HttpServletRequest request, HttpServletResponse response) {
		String page = request.getContextPath() + this.paths.login();
		boolean over = PageQuery.OVER.isIn(request) && page.equals(request.getRequestURI());
		SavedRequest saved = over ? this.requestCache.getRequest(request, response) : null;
		if (saved == null || !HttpMethod.GET.matches(saved.getMethod())) {
			return null;
		}
		String path = UriComponentsBuilder.fromUriString(saved.getRedirectUrl()).build().getPath();
		return page.equals(path) ? null : saved.getRedirectUrl();
	}

	private static boolean isReadable(HttpServletRequest request) {
		boolean empty = request.getContentType() == null && request.getContentLengthLong() <= 0
				&& request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
		return empty || MediaTypes.isForm(request) || MediaTypes.isJson(request);
	}

}
