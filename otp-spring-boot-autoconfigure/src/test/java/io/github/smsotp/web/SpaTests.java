package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A single-page application, which reads its CSRF token off the cookie
 * {@code XSRF-TOKEN}.
 */
@ApplicationTest
class SpaTests extends AbstractWebTests {

	@Test
	void flowWhenTokenIsReadAfterEachFactorThenSucceedsTrap19() {
		this.browser.fetch("/public/hello");
		assertThat(password(token()).status()).isEqualTo(302);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(send(token()).status()).isEqualTo(202);
		assertThat(code(token()).json()).containsEntry("authenticated", true);
		this.browser.fetch("/me");
		assertThat(script("/transfer", token(), "").body()).isEqualTo("transferred by " + this.user);
	}

	@Test
	void tokenThenChangesWithEachFactorAndTheOldOneIsWorthlessTrap19() {
		this.browser.fetch("/public/hello");
		String first = token();
		password(first);
		this.browser.fetch("/public/hello");
		String second = token();
		assertThat(second).isNotEqualTo(first);
		assertThat(send(first).status()).isEqualTo(403);
		assertThat(texts()).isZero();
		send(second);
		assertThat(code(first).status()).isEqualTo(403);
		code(second);
		this.browser.fetch("/me");
		String third = token();
		assertThat(third).isNotEqualTo(second);
		assertThat(script("/transfer", second, "").status()).isEqualTo(403);
		assertThat(script("/transfer", third, "").status()).isEqualTo(200);
	}

	@Test
	void wrongCodeThenKeepsTheTokenTrap19() {
		this.browser.fetch("/public/hello");
		password(token());
		this.browser.fetch("/public/hello");
		send(token());
		String token = token();
		Answer wrong = script(PAGE, token, "{\"code\":\"" + wrongCode() + "\"}");
		assertThat(wrong.problem()).isEqualTo("401 code-rejected");
		assertThat(token()).isEqualTo(token);
		assertThat(code(token).status()).isEqualTo(200);
	}

	private Answer password(String token) {
		String form = "username=" + this.user + "&password=" + TestUsers.PASSWORD.replace(' ', '+');
		return this.browser.exchange("POST", "/login", BodyPublishers.ofString(form), Browser.and(Browser.SCRIPT,
				"X-XSRF-TOKEN", token, "Content-Type", "application/x-www-form-urlencoded"));
	}

	private Answer send(String token) {
		return script(SEND, token, "");
	}

	private Answer code(String token) {
		return script(PAGE, token, "{\"code\":\"" + this.gateway.lastCode() + "\"}");
	}

	private Answer script(String path, String token, String json) {
		return this.browser.exchange("POST", path, BodyPublishers.ofString(json),
				Browser.and(Browser.SCRIPT, "X-XSRF-TOKEN", token, "Content-Type", "application/json"));
	}

	private String token() {
		return String.valueOf(this.browser.cookie("XSRF-TOKEN"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated());
			http.formLogin(withDefaults()).csrf(CsrfConfigurer::spa);
			return http.build();
		}

	}

}
