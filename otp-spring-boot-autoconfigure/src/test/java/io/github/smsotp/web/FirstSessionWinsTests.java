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
 * {@code maxSessionsPreventsLogin}: no other login while there is one, from the password
 * on.
 */
@ApplicationTest
class FirstSessionWinsTests extends AbstractSessionLimitTests {

	@Test
	void secondLoginThenIsRefusedAtThePasswordTrap25() {
		signIn();
		assertThat(logIn(this.other, this.user).location()).isEqualTo("/login?error");
		assertThat(this.other.get("/accounts").location()).isEqualTo("/login");
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void passwordAloneThenKeepsOthersOutTrap25() {
		logIn();
		assertThat(logIn(this.other, this.user).location()).isEqualTo("/login?error");
		this.browser.open("/accounts");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AbstractSessionLimitTests.Counting.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated()).formLogin(withDefaults());
			http.sessionManagement((session) -> session.maximumSessions(1).maxSessionsPreventsLogin(true));
			return http.build();
		}

	}

}
