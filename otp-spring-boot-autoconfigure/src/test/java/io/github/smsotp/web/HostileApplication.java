package io.github.smsotp.web;

import java.io.IOException;
import java.util.function.Predicate;

import io.github.smsotp.authentication.SmsOtpRequirement;
import io.github.smsotp.config.SmsOtpConfigurer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application whose rules look at everything but the authentication they are given,
 * whose filters stand around the rules, and whose chains share one session.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TestSupportConfiguration.class, HostileApplication.Forwards.class })
class HostileApplication {

	@Bean
	@Order(1)
	SecurityFilterChain laxChain(HttpSecurity http) {
		http.securityMatcher("/lax/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.formLogin((form) -> form.loginPage("/lax/login").permitAll()).csrf(AbstractHttpConfigurer::disable);
		http.with(new SmsOtpConfigurer(), (otp) -> otp.basePath("/lax").requirement(SmsOtpRequirement.never()));
		return http.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain staffChain(HttpSecurity http) {
		http.securityMatcher("/staff/**").authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.formLogin((form) -> form.loginPage("/staff/login").permitAll()).csrf(AbstractHttpConfigurer::disable);
		http.with(new SmsOtpConfigurer(), (otp) -> otp.basePath("/staff").realm("staff"));
		return http.build();
	}

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/public/**")
			.permitAll()
			.requestMatchers("/special/role")
			.access(rule((request) -> request.isUserInRole("USER")))
			.requestMatchers("/special/principal")
			.access(rule((request) -> request.getUserPrincipal() != null))
			.requestMatchers("/special/holder")
			.access(rule((request) -> !"anonymousUser".equals(holder())))
			.anyRequest()
			.authenticated());
		http.formLogin(withDefaults());
		http.csrf((csrf) -> csrf.ignoringRequestMatchers("/login/sms-otp/**"));
		http.addFilterBefore(new Witness("X-Before-Rules"), AuthorizationFilter.class);
		http.addFilterAfter(new Witness("X-After-Rules"), AuthorizationFilter.class);
		http.addFilterAfter(new Witness("X-After-Translation"), ExceptionTranslationFilter.class);
		return http.build();
	}

	private static AuthorizationManager<RequestAuthorizationContext> rule(Predicate<HttpServletRequest> rule) {
		return (authentication, context) -> new AuthorizationDecision(rule.test(context.getRequest()));
	}

	private static String holder() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null) ? authentication.getName() : "nobody";
	}

	/**
	 * Tells in a header of its own whom it sees.
	 */
	private static final class Witness extends OncePerRequestFilter {

		private final String header;

		Witness(String header) {
			this.header = header;
		}

		@Override
		protected String getAlreadyFilteredAttributeName() {
			return this.header;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			response.setHeader(this.header, holder());
			chain.doFilter(request, response);
		}

	}

	/**
	 * Forwards from one chain to another.
	 */
	@Controller
	static class Forwards {

		@GetMapping("/lax/go")
		String fromLaxChain() {
			return "forward:/accounts";
		}

		@GetMapping("/public/go")
		String fromPublicPage() {
			return "forward:/accounts";
		}

	}

}
