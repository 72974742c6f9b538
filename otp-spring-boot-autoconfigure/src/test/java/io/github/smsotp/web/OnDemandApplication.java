package io.github.smsotp.web;

import java.time.Duration;

import io.github.smsotp.MovableClock;
import io.github.smsotp.authentication.SmsOtpFactor;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application that asks for the factor by rules of its own: always for the vault, and
 * for the safe when the last code is five minutes old.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestSupportConfiguration.class)
class OnDemandApplication {

	@Bean
	SecurityFilterChain chain(HttpSecurity http, MovableClock clock) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/vault")
			.hasAuthority(SmsOtpFactor.FACTOR_SMS_OTP)
			.requestMatchers("/safe")
			.access(recentCode(clock))
			.requestMatchers("/admin")
			.hasRole("ADMIN")
			.anyRequest()
			.authenticated());
		http.formLogin(withDefaults());
		return http.build();
	}

	private static AllRequiredFactorsAuthorizationManager<RequestAuthorizationContext> recentCode(MovableClock clock) {
		AllRequiredFactorsAuthorizationManager<RequestAuthorizationContext> recent = AllRequiredFactorsAuthorizationManager
			.<RequestAuthorizationContext>builder()
			.requireFactor(
					(factor) -> factor.authority(SmsOtpFactor.FACTOR_SMS_OTP).validDuration(Duration.ofMinutes(5)))
			.build();
		recent.setClock(clock);
		return recent;
	}

}
