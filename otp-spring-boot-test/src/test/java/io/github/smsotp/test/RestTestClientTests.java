package io.github.smsotp.test;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole sign-in over HTTP, with the code that the phone has received.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureSmsOtp
class RestTestClientTests {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	@Autowired
	private RecordingSmsGateway gateway;

	@Autowired
	private MovableClock clock;

	private final RestTestClient http;

	private @Nullable String session;

	RestTestClientTests(@LocalServerPort int port) {
		HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
		this.http = RestTestClient.bindToServer(new JdkClientHttpRequestFactory(client))
			.baseUrl("http://localhost:" + port)
			.build();
	}

	@Test
	void userWhenCodeIsTypedInThenIsLetInUntilTheFactorRunsOut() {
		post("/login", csrf("/login"), "username=alice&password=password");
		assertThat(get("/")).isEqualTo(302);
		post("/login/sms-otp", csrf("/login/sms-otp"), "code=" + this.gateway.awaitCode(ShopApplication.PHONE));
		assertThat(get("/")).isEqualTo(200);
		assertThat(get("/basket")).isEqualTo(200);
		this.clock.move(Duration.ofMinutes(5).plusSeconds(30));
		assertThat(get("/")).isEqualTo(200);
		assertThat(get("/basket")).isEqualTo(302);
		this.clock.move(Duration.ofHours(12));
		assertThat(get("/")).isEqualTo(302);
	}

	@Test
	void userWhenClockWasMovedThenLogsInAsEver() {
		this.clock.move(Duration.ofDays(2));
		post("/login", csrf("/login"), "username=alice&password=password");
		assertThat(get("/")).isEqualTo(302);
		post("/login/sms-otp", csrf("/login/sms-otp"), "code=" + this.gateway.awaitCode(ShopApplication.PHONE));
		assertThat(get("/basket")).isEqualTo(200);
		this.clock.move(Duration.ofMinutes(5));
		assertThat(get("/basket")).isEqualTo(302);
	}

	@Test
	void userWhenCodeComesTooLateThenLogsInAnew() {
		post("/login", csrf("/login"), "username=alice&password=password");
		assertThat(get("/")).isEqualTo(302);
		this.clock.move(Duration.ofMinutes(10).plusSeconds(1));
		assertThat(get("/login/sms-otp")).isEqualTo(401);
		assertThat(request("/login/sms-otp").returnResult().getResponseHeaders().getFirst("Location"))
			.endsWith("/login");
	}

	private int get(String path) {
		return request(path).returnResult().getStatus().value();
	}

	private String csrf(String path) {
		String page = request(path).returnResult(String.class).getResponseBody();
		Matcher matcher = CSRF.matcher(String.valueOf(page));
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private RestTestClient.ResponseSpec request(String path) {
		RestTestClient.ResponseSpec response = this.http.get()
			.uri(path)
			.accept(MediaType.TEXT_HTML)
			.header("Cookie", "JSESSIONID=" + this.session)
			.exchange();
		remember(response);
		return response;
	}

	private void post(String path, String csrf, String form) {
		remember(this.http.post()
			.uri(path)
			.accept(MediaType.TEXT_HTML)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.header("Cookie", "JSESSIONID=" + this.session)
			.body(form + "&_csrf=" + csrf)
			.exchange());
	}

	private void remember(RestTestClient.ResponseSpec response) {
		String cookie = response.returnResult().getResponseHeaders().getFirst("Set-Cookie");
		if (cookie != null && cookie.startsWith("JSESSIONID=")) {
			this.session = cookie.substring("JSESSIONID=".length(), cookie.indexOf(';'));
		}
	}

}
