package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application below a context path, a servlet's path or both. The container asks
 * filters about paths below the servlet's only, so all pages lie there.
 */
abstract class AbstractPathTests extends AbstractWebTests {

	private static final String LOGIN = "/my-login";

	private final String context;

	private final String servlet;

	AbstractPathTests(String context, String servlet) {
		this.context = context;
		this.servlet = context + servlet;
	}

	@Test
	void flowThenLeadsByWayOfBothPagesToTheWantedOne() {
		assertThat(this.browser.get(this.servlet + "/accounts").location()).isEqualTo(this.servlet + LOGIN);
		assertThat(passFirstFactor().location()).isEqualTo(this.servlet + "/accounts?continue");
		assertThat(this.browser.get(this.servlet + "/accounts?continue").location()).isEqualTo(this.servlet + PAGE);
		assertThat(texts()).isEqualTo(1);
		Answer verified = submitCode();
		assertThat(verified.location()).isEqualTo(this.servlet + "/accounts?continue");
		assertThat(this.browser.follow(verified).body()).isEqualTo("content for " + this.user);
	}

	@Test
	void pageThenNamesAddressesThatAnswer() {
		passFirstFactor();
		this.browser.get(this.servlet + "/accounts");
		assertThat(page(200, this.browser.get(this.servlet + PAGE))).contains("action=\"" + this.servlet + PAGE + "\"",
				"action=\"" + this.servlet + SEND + "\"", "href=\"" + this.servlet + PAGE + "/default-ui.css\"");
		assertThat(this.browser.get(this.servlet + PAGE + "/default-ui.css").status()).isEqualTo(200);
	}

	@Test
	void sendThenLeadsBackToThePage() {
		passFirstFactor();
		assertThat(this.browser.submit(this.servlet + SEND).location()).isEqualTo(this.servlet + PAGE);
		assertThat(texts()).isEqualTo(1);
		assertThat(submitCode().location()).isEqualTo(this.context + "/");
	}

	@Test
	void scriptThenIsRefusedAndTold() {
		passFirstFactor();
		assertThat(this.browser.fetch(this.servlet + "/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.fetch(this.servlet + PAGE).json()).containsEntry("state", "SEND_REQUIRED");
		assertThat(this.browser.fetch(this.servlet + "/public/hello").body()).contains("anonymousUser");
	}

	@Test
	void wantedPageWhenPageIsOpenedWithinThenIsKept() {
		passFirstFactor();
		this.browser.get(this.servlet + "/accounts");
		this.browser.get(this.servlet + SEND);
		this.browser.get(this.servlet + PAGE + "/");
		assertThat(submitCode().location()).isEqualTo(this.servlet + "/accounts?continue");
	}

	@Test
	void errorThenIsShownBetweenTheFactorsTrap17() {
		passFirstFactor();
		Answer missing = this.browser.get(this.servlet + "/public/nowhere");
		assertThat(missing.status()).isEqualTo(404);
		assertThat(missing.body()).contains("404");
	}

	private Answer passFirstFactor() {
		this.browser.get(this.servlet + LOGIN);
		Answer answer = this.browser.submit(this.servlet + LOGIN, "username", this.user, "password",
				TestUsers.PASSWORD);
		this.browser.get(this.servlet + LOGIN);
		return answer;
	}

	private Answer submitCode() {
		return this.browser.submit(this.servlet + PAGE, "code", this.gateway.lastCode());
	}

	/**
	 * The chain, whose rules are written as ever.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ TestSupportConfiguration.class, CustomLoginPageTests.LoginPage.class })
	static class Rules {

		@Bean
		SecurityFilterChain chain(HttpSecurity http, @Value("${spring.mvc.servlet.path:}") String servlet) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated());
			http.formLogin((form) -> form.loginPage(servlet + LOGIN).permitAll());
			return http.build();
		}

	}

}
