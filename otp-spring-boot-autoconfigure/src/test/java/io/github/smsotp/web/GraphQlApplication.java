package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application with a GraphQL API, which lies below {@code /open} for everybody where
 * the test says so.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMethodSecurity
@Import({ TestSupportConfiguration.class, GraphQlApplication.Queries.class })
class GraphQlApplication {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/open/**").permitAll().anyRequest().authenticated());
		http.formLogin(withDefaults());
		return http.build();
	}

	/**
	 * Answers queries.
	 */
	@Controller
	static class Queries {

		@QueryMapping
		String hello() {
			Authentication held = SecurityContextHolder.getContext().getAuthentication();
			return "hello " + ((held != null) ? held.getName() : "no authentication");
		}

		@QueryMapping
		@PreAuthorize("hasRole('USER')")
		String balance() {
			return "rich";
		}

	}

}
