package io.github.smsotp.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves the style sheets and the script beside our pages, where the same filter chain
 * answers for them.
 */
public final class SmsOtpResourcesFilter extends OncePerRequestFilter {

	static final List<String> STYLES = List.of("default-ui.css", "sms-otp.css");

	static final String SCRIPT = "sms-otp.js";

	private static final CacheControl CACHE = CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

	private final Map<String, ClassPathResource> files;

	/**
	 * Creates a filter.
	 * @param paths where they lie
	 */
	public SmsOtpResourcesFilter(SmsOtpPaths paths) {
		Assert.notNull(paths, "paths cannot be null");
		this.files = Map.of(paths.file(STYLES.get(0)),
				new ClassPathResource("org/springframework/security/default-ui.css"), paths.file(STYLES.get(1)),
				new ClassPathResource(STYLES.get(1), getClass()), paths.file(SCRIPT),
				new ClassPathResource(SCRIPT, getClass()));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		ClassPathResource file = this.files.get(path);
		if (file == null || !HttpMethod.GET.matches(request.getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		response.setContentType(path.endsWith(".js") ? "text/javascript" : "text/css");
		response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE.getHeaderValue());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.getOutputStream().write(file.getContentAsByteArray());
	}

}
