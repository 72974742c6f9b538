package io.github.smsotp.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Asks as a browser does: pages and forms by navigation, JSON by a script. Keeps cookies,
 * remembers the CSRF token of the last page, and follows a redirect when it is told to.
 */
final class Browser {

	static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	static final String[] NAVIGATION = { "Accept", HTML, "Sec-Fetch-Dest", "document", "Sec-Fetch-Mode", "navigate",
			"Sec-Fetch-Site", "same-origin" };

	static final String[] SCRIPT = { "Accept", "application/json", "Sec-Fetch-Dest", "empty", "Sec-Fetch-Mode", "cors",
			"Sec-Fetch-Site", "same-origin" };

	private static final HttpClient CLIENT = client().build();

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private static final String FORM = "application/x-www-form-urlencoded";

	private final String origin;

	private final HttpClient client;

	private final Map<String, String> cookies = new ConcurrentHashMap<>();

	private volatile @Nullable String token;

	private volatile Supplier<String[]> more = () -> new String[0];

	Browser(int port) {
		this("http://localhost:" + port, CLIENT);
	}

	private Browser(String origin, HttpClient client) {
		this.origin = origin;
		this.client = client;
	}

	/**
	 * A browser that speaks TLS, with a certificate of its own if there is one in this
	 * context.
	 */
	static Browser secure(int port, SSLContext context) {
		return new Browser("https://localhost:" + port, client().sslContext(context).build());
	}

	/**
	 * Another client with the same cookies, which goes its own way from now on.
	 */
	Browser copy() {
		Browser copy = new Browser(this.origin, this.client);
		copy.cookies.putAll(this.cookies);
		copy.token = this.token;
		copy.more = this.more;
		return copy;
	}

	/**
	 * Sends these headers as well, from now on and asked for anew with every request.
	 */
	Browser with(Supplier<String[]> headers) {
		this.more = headers;
		return this;
	}

	@Nullable String session() {
		return cookie("JSESSIONID");
	}

	@Nullable String cookie(String name) {
		return this.cookies.get(name);
	}

	void forgetSession() {
		this.cookies.remove("JSESSIONID");
	}

	/**
	 * Navigates to a page and stays where the answer leaves it.
	 */
	Answer get(String path) {
		return exchange("GET", path, BodyPublishers.noBody(), NAVIGATION);
	}

	/**
	 * Navigates to a page and on, wherever redirects lead.
	 */
	Answer open(String path) {
		return follow(get(path));
	}

	Answer follow(Answer answer) {
		Answer current = answer;
		for (int i = 0; i < 10 && current.status() == 302; i++) {
			current = get(current.location());
		}
		return current;
	}

	/**
	 * Submits a form with the CSRF token of the last page.
	 */
	Answer submit(String path, String... namesAndValues) {
		StringJoiner form = new StringJoiner("&");
		for (int i = 0; i < namesAndValues.length; i += 2) {
			form.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
		}
		if (this.token != null) {
			form.add("_csrf=" + encode(this.token));
		}
		return exchange("POST", path, BodyPublishers.ofString(form.toString()), and(NAVIGATION, "Content-Type", FORM));
	}

	/**
	 * Reads JSON as a script does.
	 */
	Answer fetch(String path) {
		return exchange("GET", path, BodyPublishers.noBody(), SCRIPT);
	}

	/**
	 * Posts JSON as a script does, with the CSRF token of the session.
	 */
	Answer post(String path, String json) {
		return send(path, BodyPublishers.ofString(json), "Content-Type", "application/json");
	}

	/**
	 * Posts nothing as a script does, with the CSRF token of the session.
	 */
	Answer post(String path) {
		return send(path, BodyPublishers.noBody());
	}

	/**
	 * Posts any body as a script does, with the CSRF token of the session.
	 */
	Answer send(String path, BodyPublisher body, String... headers) {
		return exchange("POST", path, body, and(and(SCRIPT, "X-CSRF-TOKEN", csrf()), headers));
	}

	/**
	 * The CSRF token of the session, which a login page shows to everybody.
	 */
	String csrf() {
		get("/login");
		String current = this.token;
		return (current != null) ? current : "none";
	}

	Answer exchange(String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.origin + path)).method(method, body);
		String[] all = and(headers, this.more.get());
		if (all.length > 0) {
			request.headers(all);
		}
		StringJoiner cookie = new StringJoiner("; ");
		this.cookies.forEach((name, value) -> cookie.add(name + "=" + value));
		if (cookie.length() > 0) {
			request.header("Cookie", cookie.toString());
		}
		return remember(exchange(request.build()));
	}

	static String[] and(String[] headers, String... more) {
		String[] all = new String[headers.length + more.length];
		System.arraycopy(headers, 0, all, 0, headers.length);
		System.arraycopy(more, 0, all, headers.length, more.length);
		return all;
	}

	private Answer remember(HttpResponse<String> response) {
		for (String cookie : response.headers().allValues("Set-Cookie")) {
			String[] pair = cookie.split(";", 2)[0].split("=", 2);
			if (pair[1].isEmpty()) {
				this.cookies.remove(pair[0]);
			}
			else {
				this.cookies.put(pair[0], pair[1]);
			}
		}
		Matcher matcher = TOKEN.matcher(response.body());
		if (matcher.find()) {
			this.token = matcher.group(1);
		}
		return Answer.of(response);
	}

	private static HttpClient.Builder client() {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
	}

	private HttpResponse<String> exchange(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
