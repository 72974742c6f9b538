package io.github.smsotp.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A login page of the application's own, which is open to all under its exact address.
 */
@ApplicationTest
class CustomLoginPageTests extends AbstractWebTests {

	private static final String LOGIN = "/my-login";

	@Test
	void loginThenGoesOnToTheCodePageAndToTheWantedPageTrap15() {
		assertThat(this.browser.get("/accounts").location()).isEqualTo(LOGIN);
		assertThat(passFirstFactor().location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts?continue").location()).isEqualTo(PAGE);
		assertThat(page(200, this.browser.get(PAGE))).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts?continue").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void loginWhenPasswordIsWrongThenShowsTheOwnPage() {
		this.browser.get(LOGIN);
		Answer answer = this.browser.submit(LOGIN, "username", this.user, "password", "wrong");
		assertThat(answer.location()).isEqualTo(LOGIN + "?error");
		assertThat(this.browser.follow(answer).body()).startsWith("<form");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?factor.type=sms_otp", "?factor.type=sms_otp&factor.reason=missing",
			"?factor.type=password&factor.reason=missing" })
	void factorParametersThenMakeNoLoopTrap15Trap16(String query) {
		assertThat(this.browser.open(LOGIN + query).body()).startsWith("<form");
		passFirstFactor();
		assertThat(this.browser.open(LOGIN + query).body()).contains("name=\"code\"");
		verify(this.gateway.lastCode());
		assertThat(this.browser.open(LOGIN + query).body()).startsWith("<form");
	}

	@Test
	void ownPageWhenHalfAuthenticatedThenStaysOpen() {
		passFirstFactor();
		assertThat(this.browser.get(LOGIN).body()).startsWith("<form");
		assertThat(texts()).isZero();
	}

	@Test
	void loginWhenItTookTooLongThenStartsOverAtTheOwnPageTrap16() {
		passFirstFactor();
		letPass(600);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(LOGIN);
		assertThat(this.browser.get(PAGE + "?over").location()).startsWith("/accounts");
		assertThat(this.browser.get(PAGE).location()).isEqualTo(LOGIN);
	}

	@Test
	void logoutBeforeAndAfterTheCodeThenLeadsToTheOwnPage() {
		passFirstFactor();
		assertLogout();
		passFirstFactor();
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.browser.get(LOGIN);
		assertLogout();
	}

	private void assertLogout() {
		Answer answer = this.browser.submit("/logout");
		assertThat(answer.location()).isEqualTo(LOGIN + "?logout");
		assertThat(this.browser.follow(answer).body()).startsWith("<form");
		assertThat(this.browser.get("/accounts").location()).isEqualTo(LOGIN);
	}

	private Answer passFirstFactor() {
		this.browser.get(LOGIN);
		Answer answer = this.browser.submit(LOGIN, "username", this.user, "password", TestUsers.PASSWORD);
		this.browser.get(LOGIN);
		return answer;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ TestSupportConfiguration.class, LoginPage.class })
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.formLogin((form) -> form.loginPage(LOGIN).permitAll());
			return http.build();
		}

	}

	@RestController
	static class LoginPage {

		@GetMapping(path = LOGIN, produces = "text/html")
		String show(CsrfToken token) {
			return "<form><input name=\"_csrf\" value=\"" + token.getToken() + "\"></form>";
		}

	}

}
