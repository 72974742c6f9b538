package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;

/**
 * An application with a GraphQL API, which lies below {@code /open} for everybody where
 * the test says so.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMethodSecurity
@Import({ TestSupportConfiguration.class, OpenAndClosedConfiguration.class, GraphQlApplication.Queries.class })
class GraphQlApplication {

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
