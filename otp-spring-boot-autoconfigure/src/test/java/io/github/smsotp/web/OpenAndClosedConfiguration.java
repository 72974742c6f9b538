package io.github.smsotp.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A chain that lets everybody in below {@code /open}, and elsewhere who has signed in.
 */
@Configuration(proxyBeanMethods = false)
class OpenAndClosedConfiguration {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/open/**").permitAll().anyRequest().authenticated());
		http.formLogin(withDefaults());
		return http.build();
	}

}
