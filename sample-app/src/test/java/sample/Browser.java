package sample;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.smsotp.test.RecordingSmsGateway;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser with cookies of its own, which follows redirects.
 */
final class Browser {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient client;

	private final int port;

	Browser(int port) {
		this(HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NEVER)
			.build(), port);
	}

	private Browser(HttpClient client, int port) {
		this.client = client;
		this.port = port;
	}

	/**
	 * The same browser at another node, with the same cookies.
	 */
	Browser at(int other) {
		return new Browser(this.client, other);
	}

	HttpResponse<String> open(String path) throws IOException, InterruptedException {
		return send(request(path));
	}

	HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields)
			throws IOException, InterruptedException {
		assertThat(page.body()).contains(" action=\"" + path + "\"");
		return post(page, path, fields);
	}

	HttpResponse<String> post(HttpResponse<String> page, String path, Map<String, String> fields)
			throws IOException, InterruptedException {
		String form = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "", "&_csrf=" + find(CSRF, page.body())));
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)));
	}

	HttpResponse<String> signIn(String path, String user) throws IOException, InterruptedException {
		HttpResponse<String> login = open(path);
		assertThat(login.uri()).hasPath("/login");
		return submit(login, "/login", Map.of("username", user, "password", "password"));
	}

	void signInAsAlice(RecordingSmsGateway gateway) throws IOException, InterruptedException {
		HttpResponse<String> page = signIn("/account", "alice");
		assertThat(page.uri()).hasPath("/login/sms-otp");
		HttpResponse<String> account = submit(page, "/login/sms-otp",
				Map.of("code", gateway.awaitCode("+14155552671")));
		assertThat(account.body()).contains("Account of alice");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).header("Accept", "text/html");
	}

	// redirects lead back to this node, as behind a load balancer
	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
		if (response.statusCode() != 302) {
			return response;
		}
		URI location = URI.create(response.headers().firstValue("Location").orElseThrow());
		return send(request(location.getPath() + ((location.getQuery() != null) ? "?" + location.getQuery() : "")));
	}

	static String find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as("%s in: %s", pattern, text).isTrue();
		return matcher.group(1);
	}

}
