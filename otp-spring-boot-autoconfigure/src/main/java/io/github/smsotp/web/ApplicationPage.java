package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.util.Assert;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Hands a request over to a page of the application, which shows what it finds in the
 * {@link SmsOtpPageModel}. Only this makes the mark by which rules let the page be seen
 * without the factor, and nothing else than what the page itself forwards to.
 */
final class ApplicationPage {

	private static final String MARK = ApplicationPage.class.getName();

	private ApplicationPage() {
	}

	static void forward(HttpServletRequest request, HttpServletResponse response, String path, SmsOtpLogins logins)
			throws IOException, ServletException {
		RequestDispatcher dispatcher = request.getRequestDispatcher(path);
		Assert.state(dispatcher != null, "there is no page at " + path);
		SecurityContext original = logins.holder().getContext();
		request.setAttribute(MARK, true);
		try {
			if (logins.isBetweenFactors(request)) {
				// whatever filters the page passes
				logins.holder().setContext(logins.context(HalfAuthenticated.anonymous()));
			}
			dispatcher.forward(new Shown(request), response);
		}
		finally {
			logins.holder().setContext(original);
			request.removeAttribute(MARK);
		}
	}

	static boolean isShown(HttpServletRequest request) {
		return (isForward(request) || HalfAuthenticated.isDispatch(request, DispatcherType.INCLUDE))
				&& request.getAttribute(MARK) != null;
	}

	static void show(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			// not passed on, by which the page would become the one that was wanted
			Assert.state(!isDenial(ex), "a page for codes asks for what nobody has between the factors");
			throw ex;
		}
		if (isForward(request) && !request.isAsyncStarted()) {
			flush(response);
		}
	}

	private static boolean isDenial(Throwable thrown) {
		for (Throwable ex = thrown; ex != null; ex = ex.getCause()) {
			if (ex instanceof AccessDeniedException || ex instanceof AuthenticationException) {
				return true;
			}
		}
		return false;
	}

	// behind a forward a container closes the response beneath what writes the chain's
	// headers, and beneath filters that keep the body
	private static void flush(HttpServletResponse response) throws IOException {
		ContentCachingResponseWrapper cache = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
		if (cache != null) {
			response.setContentLength(cache.getContentSize());
			cache.copyBodyToResponse();
		}
		response.flushBuffer();
	}

	private static boolean isForward(HttpServletRequest request) {
		return HalfAuthenticated.isDispatch(request, DispatcherType.FORWARD);
	}

	/**
	 * A page is shown, whatever was posted.
	 */
	private static final class Shown extends HttpServletRequestWrapper {

		Shown(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return HttpMethod.GET.name();
		}

	}

}
