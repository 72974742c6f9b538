package io.github.smsotp.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.cors.CorsUtils;

/**
 * Where a browser's {@code POST} comes from, by {@code Sec-Fetch-Site} or {@code Origin};
 * whoever sends neither is no browser.
 */
final class RequestOrigin {

	private RequestOrigin() {
	}

	static boolean isAllowed(HttpServletRequest request, boolean csrfProtected) {
		return csrfProtected ? !"cross-site".equals(request.getHeader("Sec-Fetch-Site")) : isSame(request);
	}

	private static boolean isSame(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return "same-origin".equals(site);
		}
		return !isCrossOrigin(request);
	}

	private static boolean isCrossOrigin(HttpServletRequest request) {
		try {
			return CorsUtils.isCorsRequest(request);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return true;
		}
	}

}
