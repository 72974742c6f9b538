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
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "logging.level.io.github.smsotp=TRACE", "logging.level.org.springframework.security=TRACE",
				"logging.level.org.springframework.web=TRACE", "logging.level.org.springframework.http=TRACE" })
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

	private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient browser = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final HttpClient machine = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void aliceWhenSignedInWithPasswordAndCodeThenUsesTheBank(CapturedOutput output) throws Exception {
		assertThat(open("/").body()).contains("A bank that texts you a code").doesNotContain("Sign out");

		HttpResponse<String> login = open("/account");
		assertThat(login.uri()).hasPath("/login");

		HttpResponse<String> codePage = submit(login, "/login", Map.of("username", "alice", "password", "password"));
		assertThat(codePage.uri()).hasPath("/login/sms-otp");
		assertThat(open("/").body()).doesNotContain("Sign out");
		assertThat(open("/transfers").uri()).hasPath("/login/sms-otp");
		assertThat(open("/account").uri()).hasPath("/login/sms-otp");

		JsonNode inbox = inbox();
		assertThat(inbox).hasSize(1);
		assertThat(inbox.get(0).get("to").asString()).isEqualTo("+14155552671");
		String text = inbox.get(0).get("text").asString();
		assertThat(text).contains("Sample Bank");

		HttpResponse<String> account = submit(codePage, "/login/sms-otp", Map.of("code", find(CODE, text)));
		assertThat(account.statusCode()).isEqualTo(200);
		assertThat(account.uri()).hasPath("/account");
		assertThat(account.body()).contains("Account of alice", "$1,985.70", "Sign out");

		HttpResponse<String> sent = submit(open("/transfers"), "/transfers", Map.of("payee", "Bob", "amount", "85.70"));
		assertThat(sent.uri()).hasPath("/account");
		assertThat(sent.body()).contains("Bob", "-85.70", "$1,900.00");

		HttpResponse<String> home = submit(sent, "/logout", Map.of());
		assertThat(home.uri()).hasPath("/");
		assertThat(open("/account").uri()).hasPath("/login");
		assertThat(output).contains("TRACE")
			.doesNotContain("4155552671")
			.doesNotContainPattern("\\b" + find(CODE, text) + "\\b");
	}

	@Test
	void robotWhenHttpBasicThenNeedsNoCode() throws Exception {
		HttpResponse<String> response = balance("robot");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(json(response).get("currency").asString()).isEqualTo("USD");
	}

	@Test
	void aliceWhenHttpBasicThenPasswordAloneIsRefused() throws Exception {
		HttpResponse<String> response = balance("alice");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
		assertThat(json(response).get("type").asString())
			.isEqualTo("https://smsotp.github.io/problems/factor-required");
		assertThat(response.body()).doesNotContain("USD");
	}

	private HttpResponse<String> open(String path) throws IOException, InterruptedException {
		return send(this.browser, request(path).header("Accept", "text/html"));
	}

	private HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields)
			throws IOException, InterruptedException {
		String form = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "", "&_csrf=" + find(CSRF, page.body())));
		return send(this.browser,
				request(path).header("Accept", "text/html")
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString(form)));
	}

	private JsonNode inbox() throws IOException, InterruptedException {
		return json(send(this.machine, request("/sms-otp/inbox").header("Accept", "application/json")));
	}

	private HttpResponse<String> balance(String user) throws IOException, InterruptedException {
		String credentials = Base64.getEncoder().encodeToString((user + ":password").getBytes(StandardCharsets.UTF_8));
		return send(this.machine, request("/api/balance").header("Authorization", "Basic " + credentials));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static String find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as("%s in: %s", pattern, text).isTrue();
		return matcher.group(1);
	}

}
