package io.github.smsotp.sms.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.UnsuitableMessageException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.util.UriUtils;

/**
 * How a message becomes an HTTP request: templates for URL, headers and body, in which
 * names in braces stand for values. Values are encoded for the place where they stand.
 * These are known, besides {@link Builder#value(String, String) own ones}:
 * <ul>
 * <li>{@code to}, the number in E.164, and {@code to-digits}, the same without its plus
 * sign,</li>
 * <li>{@code text}, not in headers,</li>
 * <li>{@code sender}, whom the text comes from,</li>
 * <li>{@code id}, a random UUID, for idempotency keys and references,</li>
 * <li>{@code coding}, 0 if the text fits the GSM 7-bit alphabet, else 2 for UCS-2 (3GPP
 * TS 23.038).</li>
 * </ul>
 * Immutable; holds credentials, so {@link #toString()} shows nothing.
 */
public final class HttpSmsRequestTemplate {

	private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#{}\\s]+([/?].*)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

	private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "content-type", "expect",
			"host", "transfer-encoding", "upgrade");

	private final HttpMethod method;

	private final Template url;

	private final Map<String, Template> headers;

	private final HttpHeaders credentials;

	private final MediaType contentType;

	private final @Nullable BodyTemplate body;

	private final Map<String, String> values;

	private final Set<String> names = new TreeSet<>();

	private HttpSmsRequestTemplate(Builder builder) {
		this.method = builder.method;
		this.url = new Template(builder.url);
		this.headers = Map.copyOf(builder.headers);
		this.credentials = HttpHeaders.readOnlyHttpHeaders(builder.credentials);
		this.contentType = builder.contentType;
		this.body = (builder.body != null) ? BodyTemplate.of(builder.contentType, builder.body) : null;
		this.values = Map.copyOf(builder.values);
		collectNames();
		checkUrl();
	}

	/**
	 * Begins a template.
	 * @param url the template of the URL: absolute, http or https, URL-encoded but for
	 * names in braces, of which there are none in front of the path
	 * @return a builder
	 */
	public static Builder to(String url) {
		return new Builder(url);
	}

	private void collectNames() {
		this.names.addAll(this.url.names());
		if (this.body != null) {
			this.names.addAll(this.body.names());
		}
		boolean text = this.names.contains(MessageValues.TEXT);
		this.headers.values().forEach((header) -> this.names.addAll(header.names()));
		this.names.forEach((name) -> Assert.isTrue(MessageValues.NAMES.contains(name) || this.values.containsKey(name),
				() -> "There is no {" + name + "}"));
		Assert.isTrue(text, "{text} must stand in the body or the URL");
		Assert.isTrue(this.names.contains(MessageValues.TO) || this.names.contains(MessageValues.TO_DIGITS),
				"{to} or {to-digits} must stand somewhere");
	}

	private void checkUrl() {
		Assert.isTrue(ORIGIN.matcher(this.url.text()).matches(),
				"url must be an absolute http or https URL, and no name in braces may stand in its host");
		String sample = this.url.render(MessageValues.samples(this.values), HttpSmsRequestTemplate::encode);
		Assert.isTrue(isUri(sample), "url must be URL-encoded");
	}

	private static boolean isUri(String url) {
		try {
			return URI.create(url).getHost() != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	boolean needsSender() {
		return this.names.contains(MessageValues.SENDER);
	}

	/**
	 * Fills the templates in.
	 * @param message the message
	 * @param sender whom the message comes from, {@code null} if no template says
	 * @return the request
	 * @throws UnsuitableMessageException if a value has no place where it is to stand
	 */
	public HttpSmsRequest fill(SmsMessage message, @Nullable String sender) {
		Map<String, String> all = MessageValues.of(message, sender, this.values);
		try {
			URI filled = URI.create(this.url.render(all, HttpSmsRequestTemplate::encode));
			String text = (this.body != null) ? this.body.render(all) : null;
			return new HttpSmsRequest(this.method, filled, headers(all), text);
		}
		catch (IllegalStateException ex) {
			throw new UnsuitableMessageException("The message does not fit into its template: " + ex.getMessage());
		}
	}

	private HttpHeaders headers(Map<String, String> all) {
		HttpHeaders filled = new HttpHeaders();
		if (this.body != null) {
			filled.setContentType(this.contentType);
		}
		filled.putAll(this.credentials);
		this.headers.forEach((name, value) -> filled.set(name, value.render(all, HttpSmsRequestTemplate::oneLine)));
		return filled;
	}

	private static String encode(String value) {
		return UriUtils.encode(value, StandardCharsets.UTF_8);
	}

	private static String oneLine(String value) {
		Assert.state(value.chars().allMatch((character) -> character >= ' ' && character < 127),
				"Values in headers must be printable ASCII");
		return value;
	}

	@Override
	public String toString() {
		return "HttpSmsRequestTemplate[PROTECTED]";
	}

	/**
	 * Builds a template. Not safe for use by several threads.
	 */
	public static final class Builder {

		private final String url;

		private final Map<String, Template> headers = new LinkedHashMap<>();

		private final Map<String, String> values = new LinkedHashMap<>();

		private final HttpHeaders credentials = new HttpHeaders();

		private HttpMethod method = HttpMethod.POST;

		private MediaType contentType = MediaType.APPLICATION_JSON;

		private @Nullable String body;

		private Builder(String url) {
			Assert.hasText(url, "url cannot be empty");
			this.url = url;
		}

		/**
		 * Sets the method.
		 * @param method the method, POST by default
		 * @return this builder
		 */
		public Builder method(HttpMethod method) {
			Assert.notNull(method, "method cannot be null");
			this.method = method;
			return this;
		}

		/**
		 * Adds a header.
		 * @param name the name
		 * @param template the template of its value
		 * @return this builder
		 */
		public Builder header(String name, String template) {
			Assert.hasText(name, "name cannot be empty");
			Assert.notNull(template, "template cannot be null");
			Template value = new Template(template);
			Assert.isTrue(!value.names().contains(MessageValues.TEXT), "headers cannot hold {text}");
			Assert.isTrue(HEADER.matcher(name).matches() && !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)),
					() -> "Header '" + name + "' cannot be set");
			oneLine(value.literals());
			this.headers.put(name, value);
			return this;
		}

		/**
		 * Adds credentials as of RFC 7617.
		 * @param username the user name
		 * @param password the password
		 * @return this builder
		 */
		public Builder basic(String username, String password) {
			this.credentials.setBasicAuth(username, password, StandardCharsets.UTF_8);
			return this;
		}

		/**
		 * Adds a token as of RFC 6750.
		 * @param token the token
		 * @return this builder
		 */
		public Builder bearer(String token) {
			Assert.hasText(token, "token cannot be empty");
			this.credentials.setBearerAuth(oneLine(token));
			return this;
		}

		/**
		 * Sets the body.
		 * @param contentType the type, of JSON or of a form
		 * @param template the template: JSON with names in braces inside of its strings,
		 * or a form, URL-encoded but for names in braces
		 * @return this builder
		 */
		public Builder body(MediaType contentType, String template) {
			Assert.notNull(contentType, "contentType cannot be null");
			Assert.isTrue(contentType.isConcrete(), "contentType must be concrete");
			Assert.hasText(template, "template cannot be empty");
			this.contentType = contentType;
			this.body = template;
			return this;
		}

		/**
		 * Adds a value that templates name.
		 * @param name the name, none of the known ones
		 * @param value the value
		 * @return this builder
		 */
		public Builder value(String name, String value) {
			Assert.isTrue(!MessageValues.NAMES.contains(name), () -> "{" + name + "} is known already");
			Assert.notNull(value, "value cannot be null");
			this.values.put(name, value);
			return this;
		}

		/**
		 * Builds the template.
		 * @return the template
		 * @throws IllegalArgumentException if a template cannot be used; the message
		 * shows none of it
		 */
		public HttpSmsRequestTemplate build() {
			return new HttpSmsRequestTemplate(this);
		}

	}

}
