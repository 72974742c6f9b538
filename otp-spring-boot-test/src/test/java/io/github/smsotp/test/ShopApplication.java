package io.github.smsotp.test;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.smsotp.authentication.SmsOtpFactor;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.SmsGateway;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that tests itself: a shop with a gateway of its own, and a basket that
 * asks for a code of the last five minutes.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ShopApplication.Pages.class)
class ShopApplication {

	static final String PHONE = "+14155552671";

	@Bean
	SecurityFilterChain shop(HttpSecurity http, ObjectProvider<Clock> clock) {
		AllRequiredFactorsAuthorizationManager<RequestAuthorizationContext> recent = AllRequiredFactorsAuthorizationManager
			.<RequestAuthorizationContext>builder()
			.requireFactor(
					(factor) -> factor.authority(SmsOtpFactor.FACTOR_SMS_OTP).validDuration(Duration.ofMinutes(5)))
			.build();
		recent.setClock(clock.getIfUnique(Clock::systemUTC));
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/basket").access(recent).anyRequest().authenticated());
		return http.formLogin(Customizer.withDefaults()).build();
	}

	@Bean
	InMemoryUserDetailsManager users() {
		return new InMemoryUserDetailsManager(
				User.withUsername("alice").password("{noop}password").roles("USER").build());
	}

	@Bean
	SmsGateway provider() {
		return (message) -> {
			throw new IllegalStateException("a test must not send texts");
		};
	}

	@Bean
	PhoneNumberRepository phones() {
		return (account) -> "alice".equals(account) ? List.of(new PhoneNumber(PHONE)) : List.of();
	}

	@RestController
	static class Pages {

		@GetMapping({ "/", "/basket" })
		String whoami(Principal principal) {
			return "Hello " + principal.getName();
		}

	}

}
