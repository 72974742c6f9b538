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
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain api(HttpSecurity http) {
		return http.securityMatcher("/api/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(withDefaults())
			.csrf(CsrfConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	SecurityFilterChain pages(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/", "/css/**", "/rented-phone/**")
				.permitAll()
				.requestMatchers("/transfers/**")
				.hasRole("TRANSFER")
				.anyRequest()
				.authenticated())
			.formLogin(withDefaults())
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
