package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins that the application has written itself, with a front end that knows no page.
 */
@SpringBootTest(classes = HomeMadeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HomeMadeLoginTests extends AbstractLoginWayTests {

	@ParameterizedTest
	@CsvSource({ "/token,by filter", "/session,by controller" })
	void scriptThenNeedsTheCodeAndStaysTheLogin(String path, String details) {
		logInByScript(path);
		assertThat(this.browser.fetch("/me").problem()).isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("state", "SEND_REQUIRED");
		assertThat(post(SEND, "").json()).containsEntry("state", "CODE_SENT");
		assertThat(post(PAGE, code(wrongCode())).problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		String before = this.browser.session();
		assertThat(post(PAGE, code(this.gateway.lastCode())).json())
			.isEqualTo(Map.of("authenticated", true, "redirectUrl", "/"));
		assertThat(this.browser.session()).isNotEqualTo(before);
		assertThat(this.browser.fetch("/me").json()).containsEntry("type", "UsernamePasswordAuthenticationToken")
			.containsEntry("details", details);
		assertLasts();
		assertThat(post("/logout", "").status()).isEqualTo(200);
		assertThat(this.browser.fetch("/accounts").status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/token", "/session" })
	void pageThenIsThereAsWell(String path) {
		logInByScript(path);
		assertHalfAuthenticated();
		verifyAndGoOn();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/token", "/session" })
	void loginWhenAnotherUserComesInTheSessionThenNeedsTheirCodeTrap11(String path) {
		logInByScript(path);
		post(SEND, "");
		String first = this.gateway.lastCode();
		post(PAGE, code(first));
		assertThat(this.browser.fetch("/accounts").status()).isEqualTo(200);
		this.user = this.users.create();
		logInByScript(path);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(post(PAGE, code(first)).problem()).isEqualTo("401 code-rejected");
	}

	private void logInByScript(String path) {
		Answer answer = post(path, "{\"user\":\"" + this.user + "\",\"password\":\"" + TestUsers.PASSWORD + "\"}");
		assertThat(answer.status()).isIn(200, 204);
	}

	private Answer post(String path, String json) {
		String token = String.valueOf(this.browser.fetch("/csrf").json().get("token"));
		return this.browser.exchange("POST", path, BodyPublishers.ofString(json),
				Browser.and(Browser.SCRIPT, "X-CSRF-TOKEN", token, "Content-Type", "application/json"));
	}

	private static String code(String code) {
		return "{\"code\":\"" + code + "\"}";
	}

}
