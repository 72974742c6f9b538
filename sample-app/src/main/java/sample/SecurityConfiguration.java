package sample;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An ordinary security configuration; the starter adds the second factor to both chains.
 * The API serves machines by HTTP Basic, and the single page by the session of the pages.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
			+ "form-action 'self'; frame-ancestors 'none'";

	@Bean
	@Order(1)
	SecurityFilterChain api(HttpSecurity http) {
		return http.securityMatcher("/api/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/api/transfers")
				.hasRole("TRANSFER")
				.anyRequest()
				.authenticated())
			.httpBasic(withDefaults())
			.csrf(CsrfConfigurer::spa)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.build();
	}

	@Bean
	SecurityFilterChain pages(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/", "/spa", "/css/**", "/images/**", "/js/**", "/rented-phone/**")
				.permitAll()
				.requestMatchers("/transfers/**")
				.hasRole("TRANSFER")
				.anyRequest()
				.authenticated())
			.formLogin(withDefaults())
			.csrf(CsrfConfigurer::spa)
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
			.logout((logout) -> logout.logoutSuccessUrl("/"))
			.build();
	}

	@Bean
	InMemoryUserDetailsManager users() {
		return new InMemoryUserDetailsManager(
				User.withUsername("alice").password("{noop}password").roles("USER", "TRANSFER").build(),
				User.withUsername("bob").password("{noop}password").roles("USER", "TRANSFER").build(),
				User.withUsername("robot").password("{noop}password").roles("SERVICE").build());
	}

}
