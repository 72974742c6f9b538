package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application with bearer tokens: alone, beside passwords in headers, and beside
 * sessions.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TestSupportConfiguration.class, BearerApplication.Offers.class })
class BearerApplication {

	@Bean
	@Order(1)
	SecurityFilterChain apiChain(HttpSecurity http) {
		http.securityMatcher("/api/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		return http.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain mixedChain(HttpSecurity http, TestUsers users) {
		http.securityMatcher("/mixed/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		http.addFilterBefore(new HeaderPasswordFilter(users), AnonymousAuthenticationFilter.class);
		return http.build();
	}

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/error").permitAll().anyRequest().authenticated());
		http.oauth2ResourceServer((server) -> server.jwt(withDefaults())).formLogin(withDefaults());
		return http.build();
	}

	/**
	 * Takes a password from headers, as old applications do.
	 */
	private static final class HeaderPasswordFilter extends OncePerRequestFilter {

		private final TestUsers users;

		HeaderPasswordFilter(TestUsers users) {
			this.users = users;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String name = request.getHeader("X-User");
			if (name != null) {
				SecurityContext context = SecurityContextHolder.createEmptyContext();
				context.setAuthentication(this.users.authenticate(
						UsernamePasswordAuthenticationToken.unauthenticated(name, request.getHeader("X-Password"))));
				SecurityContextHolder.setContext(context);
			}
			chain.doFilter(request, response);
		}

	}

	/**
	 * What there is behind the mixed chain.
	 */
	@RestController
	static class Offers {

		@GetMapping("/mixed/offers")
		String offers() {
			return "offers";
		}

	}

}
