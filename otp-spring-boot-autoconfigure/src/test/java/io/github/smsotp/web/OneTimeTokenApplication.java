package io.github.smsotp.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.ott.OneTimeTokenGenerationSuccessHandler;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application whose users log in by password or by a link in a mail.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestSupportConfiguration.class)
class OneTimeTokenApplication {

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/error").permitAll().anyRequest().authenticated());
		http.formLogin(withDefaults()).oneTimeTokenLogin(withDefaults());
		return http.build();
	}

	@Bean
	Mails mails() {
		return new Mails();
	}

	/**
	 * What has been sent by mail.
	 */
	static final class Mails implements OneTimeTokenGenerationSuccessHandler {

		private final List<String> tokens = new CopyOnWriteArrayList<>();

		@Override
		public void handle(HttpServletRequest request, HttpServletResponse response, OneTimeToken token) {
			this.tokens.add(token.getTokenValue());
		}

		String last() {
			return this.tokens.get(this.tokens.size() - 1);
		}

	}

}
