package io.github.smsotp.sms.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the texts of an {@link InboxSmsGateway} to the developer in front of the machine:
 * {@code GET} and {@code HEAD} of {@value #DEFAULT_PATH} below the context path answer
 * with HTML if {@code Accept} names {@code text/html}, else with a JSON array of objects
 * {@code receivedAt}, {@code to} and {@code text}, the newest text first.
 * <p>
 * There is no login. Instead the client must come from a loopback address, without any
 * header that a proxy adds, and with a single {@code Host} that is {@code localhost} or a
 * loopback address (no other name, whatever it resolves to). Everybody else is answered
 * with an empty 404.
 * <p>
 * Whoever registers the filter must order it before Spring Security's filter chain and
 * before {@link org.springframework.web.filter.ForwardedHeaderFilter}, which takes the
 * client's address from forwarding headers and hides them. Safe for use by several
 * threads once it is set up.
 */
public final class SmsInboxFilter extends OncePerRequestFilter {

	/**
	 * The path below the context path unless another one is set.
	 */
	public static final String DEFAULT_PATH = "/sms-otp/inbox";

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src " + InboxPage.styleSource()
			+ "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final JsonMapper jsonMapper = JsonMapper.shared();

	private final InboxPage page = new InboxPage(ZoneId.systemDefault());

	private final InboxSmsGateway inbox;

	private String path = DEFAULT_PATH;

	/**
	 * Creates a filter.
	 * @param inbox the inbox to show
	 */
	public SmsInboxFilter(InboxSmsGateway inbox) {
		Assert.notNull(inbox, "inbox cannot be null");
		this.inbox = inbox;
	}

	/**
	 * Sets where the inbox is found.
	 * @param path the path below the context path, with a leading slash
	 */
	public void setPath(String path) {
		Assert.isTrue(path != null && path.startsWith("/"), "path must start with '/'");
		this.path = path;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().equals(request.getContextPath() + this.path);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		writeSecurityHeaders(response);
		if (!LocalRequests.isLocal(request)) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
		}
		else if (!isRead(request)) {
			response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
			response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
		}
		else if (namesHtml(request)) {
			write(request, response, "text/html;charset=UTF-8", this.page.render(this.inbox.messages()));
		}
		else {
			write(request, response, MediaType.APPLICATION_JSON_VALUE, json());
		}
	}

	private static void writeSecurityHeaders(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "no-referrer");
	}

	private static boolean isRead(HttpServletRequest request) {
		return "GET".equals(request.getMethod()) || isHead(request);
	}

	private static boolean isHead(HttpServletRequest request) {
		return "HEAD".equals(request.getMethod());
	}

	private static boolean namesHtml(HttpServletRequest request) {
		try {
			List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
			return MediaType.parseMediaTypes(accept)
				.stream()
				.anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private String json() {
		return this.jsonMapper.writeValueAsString(this.inbox.messages().stream().map(SmsInboxFilter::fields).toList());
	}

	private static Map<String, String> fields(ReceivedSms received) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("receivedAt", received.receivedAt().toString());
		fields.put("to", received.message().to().value());
		fields.put("text", received.message().text());
		return fields;
	}

	private static void write(HttpServletRequest request, HttpServletResponse response, String contentType, String text)
			throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		response.setContentType(contentType);
		response.setContentLength(body.length);
		if (!isHead(request)) {
			response.getOutputStream().write(body);
		}
	}

}
