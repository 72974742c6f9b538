package io.github.smsotp.web;

import java.text.Normalizer;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.jdbc.JdbcDaoImpl;
import org.springframework.security.provisioning.JdbcUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application whose users are in a database that finds them however their names are
 * typed, and that has an authentication manager and a role hierarchy of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestSupportConfiguration.class)
class JdbcUsersApplication {

	@Bean
	DataSource dataSource() {
		return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.addScript(JdbcDaoImpl.DEFAULT_USER_SCHEMA_DDL_LOCATION)
			.build();
	}

	@Bean
	JdbcUserDetailsManager people(DataSource dataSource) {
		return new JdbcUserDetailsManager(dataSource);
	}

	@Bean
	AuthenticationManager applicationsOwn(JdbcUserDetailsManager people) {
		return new ProviderManager(new DaoAuthenticationProvider(asTyped(people)));
	}

	@Bean
	static RoleHierarchy hierarchy() {
		return RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_CLERK");
	}

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http, AuthenticationManager applicationsOwn) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/error")
			.permitAll()
			.requestMatchers("/vault")
			.hasRole("CLERK")
			.requestMatchers("/admin")
			.hasRole("ADMIN")
			.anyRequest()
			.authenticated());
		http.formLogin(withDefaults()).authenticationManager(applicationsOwn);
		return http.build();
	}

	private static UserDetailsService asTyped(JdbcUserDetailsManager people) {
		return (name) -> {
			String stored = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
			return User.withUserDetails(people.loadUserByUsername(stored)).username(name).build();
		};
	}

}
