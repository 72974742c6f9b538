package io.github.smsotp.web;

import java.io.IOException;
import java.time.Duration;
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

	private static final CacheControl CACHE = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

	private final Map<String, ClassPathResource> resources;

	/**
	 * Creates a filter.
	 * @param paths where they lie
	 */
	public SmsOtpResourcesFilter(SmsOtpPaths paths) {
		Assert.notNull(paths, "paths cannot be null");
		this.resources = Map.of(paths.styles().get(0),
				new ClassPathResource("org/springframework/security/default-ui.css"), paths.styles().get(1),
				own("sms-otp.css"), paths.script(), own("sms-otp.js"));
	}

	private static ClassPathResource own(String name) {
		return new ClassPathResource(name, SmsOtpResourcesFilter.class);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		ClassPathResource resource = this.resources.get(path);
		if (resource == null || !HttpMethod.GET.matches(request.getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		response.setContentType(path.endsWith(".js") ? "text/javascript" : "text/css");
		response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE.getHeaderValue());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.getOutputStream().write(resource.getContentAsByteArray());
	}

}
