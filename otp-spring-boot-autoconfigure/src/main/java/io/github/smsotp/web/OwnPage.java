package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;

/**
 * Hands a request over to a page of the application, which shows what it finds in the
 * {@link SmsOtpPageModel}. Only this makes the mark by which rules let the page be seen
 * without the factor, and nothing else than what the page itself forwards to.
 */
final class OwnPage extends HttpServletRequestWrapper {

	private static final String FORWARDED = OwnPage.class.getName();

	private OwnPage(HttpServletRequest request) {
		super(request);
	}

	static void forward(HttpServletRequest request, HttpServletResponse response, String path)
			throws IOException, ServletException {
		RequestDispatcher dispatcher = request.getRequestDispatcher(path);
		Assert.state(dispatcher != null, "there is no page at " + path);
		request.setAttribute(FORWARDED, true);
		try {
			dispatcher.forward(new OwnPage(request), response);
		}
		finally {
			request.removeAttribute(FORWARDED);
		}
	}

	static boolean isShown(HttpServletRequest request) {
		try {
			return request.getAttribute(FORWARDED) != null && request.getDispatcherType() == DispatcherType.FORWARD;
		}
		catch (UnsupportedOperationException ex) {
			// templates ask what a user may do with a request that is none
			return false;
		}
	}

	// a page is shown, whatever was posted
	@Override
	public String getMethod() {
		return HttpMethod.GET.name();
	}

}
