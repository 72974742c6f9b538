package io.github.smsotp.web;

import io.github.smsotp.authentication.SmsOtpRequirement;
import io.github.smsotp.config.SmsOtpConfigurer;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application with a filter chain of every kind. Of users whose name begins with
 * {@code unknowable} it cannot be known whether they need a code.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestSupportConfiguration.class)
class ChainsApplication {

	@Bean
	SmsOtpRequirement requirement() {
		return (authentication, account) -> {
			if (account.startsWith("unknowable")) {
				throw new IllegalStateException("nobody knows");
			}
			return true;
		};
	}

	@Bean
	@Order(1)
	SecurityFilterChain apiChain(HttpSecurity http) {
		http.securityMatcher("/api/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.httpBasic(withDefaults()).csrf(AbstractHttpConfigurer::disable);
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		return http.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain openChain(HttpSecurity http) {
		http.securityMatcher("/open/**").httpBasic(withDefaults());
		return http.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain staffChain(HttpSecurity http) {
		HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
		contexts.setSpringSecurityContextKey("STAFF");
		http.securityMatcher("/staff/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.formLogin((form) -> form.loginPage("/staff/login").permitAll());
		http.securityContext((context) -> context.securityContextRepository(contexts));
		http.requestCache((cache) -> cache.requestCache(new CookieRequestCache()));
		http.csrf(AbstractHttpConfigurer::disable);
		http.headers((headers) -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable));
		http.with(new SmsOtpConfigurer(), (otp) -> otp.basePath("/staff").realm("staff"));
		return http.build();
	}

	@Bean
	@Order(4)
	SecurityFilterChain partnerChain(HttpSecurity http) {
		http.securityMatcher("/partner/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.httpBasic(withDefaults()).with(new SmsOtpConfigurer(), AbstractHttpConfigurer::disable);
		return http.build();
	}

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/error").permitAll().anyRequest().authenticated());
		http.formLogin(withDefaults());
		return http.build();
	}

}
