package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Leads a browser on to the page that was wanted, and tells everybody else in JSON where
 * that is.
 */
public final class SmsOtpSuccessHandler implements AuthenticationSuccessHandler {

	private final SavedRequestAwareAuthenticationSuccessHandler html = new SavedRequestAwareAuthenticationSuccessHandler();

	private final HttpMessageConverterAuthenticationSuccessHandler json = new HttpMessageConverterAuthenticationSuccessHandler();

	/**
	 * Creates a handler.
	 * @param requestCache what has kept the request that was wanted
	 */
	public SmsOtpSuccessHandler(RequestCache requestCache) {
		this(requestCache, "/");
	}

	/**
	 * Creates a handler.
	 * @param requestCache what has kept the request that was wanted
	 * @param defaultTarget where a browser is led that wanted nothing, below the context
	 * path
	 */
	public SmsOtpSuccessHandler(RequestCache requestCache, String defaultTarget) {
		this.html.setDefaultTargetUrl(defaultTarget);
		this.html.setRequestCache(requestCache);
		this.json.setRequestCache(requestCache);
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException, ServletException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		AuthenticationSuccessHandler handler = MediaTypes.wantsHtml(request) ? this.html : this.json;
		handler.onAuthenticationSuccess(request, response, authentication);
	}

}
