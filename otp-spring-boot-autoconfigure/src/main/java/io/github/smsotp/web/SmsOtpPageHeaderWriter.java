package io.github.smsotp.web;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.util.Assert;

/**
 * Adds to the chain's headers what the pages need: {@code Permissions-Policy} lets the
 * browser read codes from texts (WebOTP API §2.5), beside what the application's says;
 * {@code Content-Security-Policy} allows our own pages nothing but their own files,
 * unless the application has one. Stands behind the writers of the application. Safe for
 * use by several threads.
 */
public final class SmsOtpPageHeaderWriter implements HeaderWriter {

	private static final String OURS = SmsOtpPageHeaderWriter.class.getName();

	private static final String PERMISSIONS_POLICY = "Permissions-Policy";

	private static final String FEATURE = "otp-credentials";

	private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

	private final String contentSecurityPolicy;

	/**
	 * Creates a writer.
	 * @param options what the pages are
	 */
	public SmsOtpPageHeaderWriter(SmsOtpPageOptions options) {
		Assert.notNull(options, "options cannot be null");
		String from = "'self'" + origin(options.styleSheet());
		// no form-action, which would keep a login from leading on to another origin
		this.contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src " + from + "; img-src " + from
				+ " data:; font-src " + from + "; base-uri 'none'; frame-ancestors 'self'";
	}

	static void mark(HttpServletRequest request) {
		request.setAttribute(OURS, true);
	}

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		if (!(request.getAttribute(SmsOtpPageModel.ATTRIBUTE) instanceof SmsOtpPageModel)) {
			return;
		}
		// whatever the application's page says
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (response.getHeaders(PERMISSIONS_POLICY).stream().noneMatch((policy) -> policy.contains(FEATURE))) {
			response.addHeader(PERMISSIONS_POLICY, FEATURE + "=(self)");
		}
		if (request.getAttribute(OURS) != null && !response.containsHeader(CONTENT_SECURITY_POLICY)) {
			response.setHeader(CONTENT_SECURITY_POLICY, this.contentSecurityPolicy);
		}
	}

	private static String origin(@Nullable String link) {
		if (link == null || SmsOtpPageOptions.isPath(link)) {
			return "";
		}
		URI uri = URI.create(link);
		return " " + uri.getScheme() + "://" + uri.getRawAuthority();
	}

}
