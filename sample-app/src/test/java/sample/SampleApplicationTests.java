package sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

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

	private final HttpClient machine = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void aliceWhenSignedInWithPasswordAndCodeThenUsesTheBank(CapturedOutput output) throws Exception {
		Browser browser = new Browser(this.port);
		assertThat(browser.open("/").body()).contains("A bank that texts you a code").doesNotContain("Sign out");

		HttpResponse<String> login = browser.open("/account");
		assertThat(login.uri()).hasPath("/login");

		HttpResponse<String> codePage = browser.submit(login, "/login",
				Map.of("username", "alice", "password", "password"));
		assertThat(codePage.uri()).hasPath("/login/sms-otp");
		assertThat(browser.open("/").body()).doesNotContain("Sign out");
		assertThat(browser.open("/transfers").uri()).hasPath("/login/sms-otp");
		assertThat(browser.open("/account").uri()).hasPath("/login/sms-otp");

		JsonNode inbox = inbox();
		assertThat(inbox).hasSize(1);
		assertThat(inbox.get(0).get("to").asString()).isEqualTo("+14155552671");
		String text = inbox.get(0).get("text").asString();
		assertThat(text).contains("Sample Bank");

		HttpResponse<String> account = browser.submit(codePage, "/login/sms-otp",
				Map.of("code", Browser.find(CODE, text)));
		assertThat(account.statusCode()).isEqualTo(200);
		assertThat(account.uri()).hasPath("/account");
		assertThat(account.body()).contains("Account of alice", "$1,985.70", "Sign out");

		HttpResponse<String> sent = browser.submit(browser.open("/transfers"), "/transfers",
				Map.of("payee", "Bob", "amount", "85.70"));
		assertThat(sent.uri()).hasPath("/account");
		assertThat(sent.body()).contains("Bob", "-85.70", "$1,900.00");

		HttpResponse<String> home = browser.submit(sent, "/logout", Map.of());
		assertThat(home.uri()).hasPath("/");
		assertThat(browser.open("/account").uri()).hasPath("/login");
		assertThat(output).contains("TRACE")
			.doesNotContain("4155552671")
			.doesNotContainPattern("\\b" + Browser.find(CODE, text) + "\\b");
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

	private JsonNode inbox() throws IOException, InterruptedException {
		return json(send(request("/sms-otp/inbox").header("Accept", "application/json")));
	}

	private HttpResponse<String> balance(String user) throws IOException, InterruptedException {
		String credentials = Base64.getEncoder().encodeToString((user + ":password").getBytes(StandardCharsets.UTF_8));
		return send(request("/api/balance").header("Authorization", "Basic " + credentials));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.machine.send(request.build(), BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

}
