package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A page of the application's own whose body a filter keeps that stands in front of all,
 * as those do that log answers.
 */
@ApplicationTest
@TestPropertySource(properties = "sms-otp.web.page=/our/code")
class KeptPageTests extends AbstractWebTests {

	@Test
	void pageThenHasBodyAndHeaders() {
		logIn();
		Answer page = this.browser.get(PAGE);
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body()).contains("\"language\":\"en\"");
		assertThat(page.header("x-frame-options")).isEqualTo("DENY");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ TestSupportConfiguration.class, ApplicationPageTests.Pages.class })
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated()).formLogin(withDefaults());
			return http.build();
		}

		@Bean
		FilterRegistrationBean<Keeping> keeping() {
			FilterRegistrationBean<Keeping> keeping = new FilterRegistrationBean<>(new Keeping());
			keeping.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return keeping;
		}

	}

	static final class Keeping extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
			chain.doFilter(request, kept);
			kept.copyBodyToResponse();
		}

	}

}
