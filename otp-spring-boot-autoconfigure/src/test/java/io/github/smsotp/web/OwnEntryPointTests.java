package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An entry point of the application's own for some of its paths.
 */
@ApplicationTest
class OwnEntryPointTests extends AbstractWebTests {

	@Test
	void nobodyThenIsLedByTheApplicationTrap28Trap35() {
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		assertThat(this.browser.get("/api/accounts").status()).isEqualTo(410);
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
		assertThat(texts()).isZero();
	}

	@Test
	void halfAuthenticatedUserThenIsLedToTheCodeTrap28() {
		logIn();
		assertThat(this.browser.fetch("/api/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.get("/api/accounts").location()).isEqualTo(PAGE);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
		verify(this.gateway.lastCode());
		assertThat(this.browser.fetch("/api/accounts").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void loginWhenItTookTooLongThenIsLedByTheApplicationTrap28() {
		logIn();
		letPass(600);
		assertThat(this.browser.fetch("/api/accounts").status()).isEqualTo(410);
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.formLogin(withDefaults());
			http.exceptionHandling((exceptions) -> exceptions.defaultAuthenticationEntryPointFor(
					new HttpStatusEntryPoint(HttpStatus.GONE), PathPatternRequestMatcher.pathPattern("/api/**")));
			return http.build();
		}

	}

}
