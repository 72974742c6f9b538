package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A bank whose users enrol their numbers themselves.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestSupportConfiguration.class)
class EnrollmentApplication {

	@Bean
	@Primary
	SwitchableNumbers numbers() {
		return new SwitchableNumbers();
	}

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http, TestUsers users) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/public/**")
			.permitAll()
			.requestMatchers("/login/impersonate")
			.hasRole("ADMIN")
			.anyRequest()
			.authenticated());
		http.formLogin(withDefaults());
		http.rememberMe((remember) -> remember.key("test").userDetailsService(users));
		http.addFilter(switchUser(users));
		return http.build();
	}

	private static SwitchUserFilter switchUser(TestUsers users) {
		SwitchUserFilter filter = new SwitchUserFilter();
		filter.setUserDetailsService(users);
		filter.setTargetUrl("/");
		filter.afterPropertiesSet();
		return filter;
	}

}
