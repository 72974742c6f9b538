package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * {@code maximumSessions(1)}: a new login ends the one before, once the password is
 * right.
 */
@ApplicationTest
class LastSessionWinsTests extends AbstractSessionLimitTests {

	@Test
	void passwordAloneThenEndsTheOtherSessionTrap25() {
		signIn();
		logIn(this.other, this.user);
		assertThat(this.browser.get("/accounts").body()).startsWith("This session has been expired");
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		assertThat(this.other.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void codeWhenAnotherLoginEndedTheSessionThenIsNotVerifiedTrap25() {
		logInAndGetText();
		logIn(this.other, this.user);
		assertThat(verify(this.gateway.lastCode()).body()).startsWith("This session has been expired");
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		assertThat(sessions()).hasSize(1);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AbstractSessionLimitTests.Counting.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated()).formLogin(withDefaults());
			http.sessionManagement((session) -> session.maximumSessions(1));
			return http.build();
		}

	}

}
