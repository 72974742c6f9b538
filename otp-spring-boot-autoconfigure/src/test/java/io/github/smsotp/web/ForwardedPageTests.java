package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A page of the application's own that no filter of Spring Security stands in front of.
 */
@ApplicationTest
@TestPropertySource(properties = "sms-otp.web.page=/ignored/code")
class ForwardedPageTests extends AbstractWebTests {

	@Test
	void pageWhenNoChainHidesTheUserThenSeesNobodyBetweenTheFactorsSes1() {
		logIn();
		assertThat(this.browser.get(PAGE).body()).isEqualTo("page for nobody");
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ TestSupportConfiguration.class, Pages.class })
	static class Application {

		@Bean
		WebSecurityCustomizer ignored() {
			return (web) -> web.ignoring().requestMatchers("/ignored/**");
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated()).formLogin(withDefaults());
			return http.build();
		}

	}

	@Controller
	static class Pages {

		@GetMapping("/ignored/code")
		@ResponseBody
		String page() {
			Object current = SecurityContextHolder.getContext().getAuthentication();
			return "page for " + (String.valueOf(current).contains("anonymousUser") ? "nobody" : current);
		}

	}

}
