package io.github.smsotp.web;

import java.time.Instant;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application with a chain each for health, the other endpoints of the actuator, the
 * H2 console, an API with passwords, one with bearer tokens, open data and its pages.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestSupportConfiguration.class)
class ManagementChainsApplication {

	@Bean
	@Order(1)
	SecurityFilterChain healthChain(HttpSecurity http) {
		http.securityMatcher(EndpointRequest.to("health"));
		http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll());
		return http.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain actuatorChain(HttpSecurity http) {
		http.securityMatcher(EndpointRequest.toAnyEndpoint());
		http.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("OPS")).httpBasic(withDefaults());
		return http.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain consoleChain(HttpSecurity http) {
		http.securityMatcher(PathRequest.toH2Console());
		http.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("ADMIN"));
		http.csrf((csrf) -> csrf.ignoringRequestMatchers(PathRequest.toH2Console()));
		http.headers((headers) -> headers.frameOptions(FrameOptionsConfig::sameOrigin));
		return http.build();
	}

	@Bean
	@Order(4)
	SecurityFilterChain apiChain(HttpSecurity http) {
		http.securityMatcher("/api/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.httpBasic(withDefaults());
		return http.build();
	}

	@Bean
	@Order(5)
	SecurityFilterChain tokenChain(HttpSecurity http) {
		http.securityMatcher("/partner/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.oauth2ResourceServer((server) -> server.jwt((jwt) -> jwt.decoder(decoder())));
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		return http.build();
	}

	@Bean
	@Order(6)
	SecurityFilterChain openChain(HttpSecurity http) {
		http.securityMatcher("/open/**").httpBasic(withDefaults());
		return http.build();
	}

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated()).formLogin(withDefaults());
		return http.build();
	}

	private static JwtDecoder decoder() {
		return (token) -> Jwt.withTokenValue(token).header("alg", "none").subject(token).expiresAt(Instant.MAX).build();
	}

}
