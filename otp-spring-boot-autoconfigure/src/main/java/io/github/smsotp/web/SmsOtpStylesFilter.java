package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves the style sheet of Spring Security's default pages beside our page, where the
 * same filter chain answers for it.
 */
public final class SmsOtpStylesFilter extends OncePerRequestFilter {

	private static final ClassPathResource STYLES = new ClassPathResource(
			"org/springframework/security/default-ui.css");

	private final RequestMatcher matcher;

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 */
	public SmsOtpStylesFilter(RequestMatcher matcher) {
		Assert.notNull(matcher, "matcher cannot be null");
		this.matcher = matcher;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.matcher.matches(request)) {
			chain.doFilter(request, response);
			return;
		}
		response.setContentType(new MediaType("text", "css").toString());
		response.getOutputStream().write(STYLES.getContentAsByteArray());
	}

}
