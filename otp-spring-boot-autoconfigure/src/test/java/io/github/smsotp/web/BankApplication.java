package io.github.smsotp.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;
import org.springframework.util.Assert;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A bank with one filter chain, and with rules, denials and impersonation of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMethodSecurity
@Import(TestSupportConfiguration.class)
class BankApplication {

	@Bean
	SpecialRule specialRule() {
		return new SpecialRule();
	}

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http, SpecialRule specialRule, TestUsers users) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/public/**")
			.permitAll()
			.requestMatchers("/guests")
			.anonymous()
			.requestMatchers("/special/**")
			.access(specialRule)
			.requestMatchers("/admin", "/login/impersonate")
			.hasRole("ADMIN")
			.anyRequest()
			.authenticated());
		http.formLogin(withDefaults());
		http.rememberMe((remember) -> remember.key("test").userDetailsService(users));
		http.exceptionHandling((exceptions) -> exceptions.accessDeniedHandler(deniedByApplication()));
		http.addFilter(switchUser(users));
		return http.build();
	}

	private static AccessDeniedHandler deniedByApplication() {
		AccessDeniedHandler handler = new AccessDeniedHandlerImpl();
		return (request, response, denied) -> {
			response.setHeader("X-Denied-By", "application");
			handler.handle(request, response, denied);
		};
	}

	private static SwitchUserFilter switchUser(TestUsers users) {
		SwitchUserFilter filter = new SwitchUserFilter();
		filter.setUserDetailsService(users);
		filter.setTargetUrl("/");
		filter.afterPropertiesSet();
		return filter;
	}

	/**
	 * Lets everybody in but anonymous users, and writes down who asked. Of the strict
	 * offer it cannot be asked for an anonymous user.
	 */
	static final class SpecialRule implements AuthorizationManager<RequestAuthorizationContext> {

		private final List<String> asked = new CopyOnWriteArrayList<>();

		List<String> asked() {
			return this.asked;
		}

		@Override
		public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> authentication,
				RequestAuthorizationContext context) {
			Authentication current = authentication.get();
			String name = (current != null) ? current.getName() : "nobody";
			this.asked.add(name);
			if (context.getRequest().getRequestURI().endsWith("/strict")) {
				Assert.isInstanceOf(UserDetails.class, (current != null) ? current.getPrincipal() : null);
			}
			return new AuthorizationDecision(!"anonymousUser".equals(name));
		}

	}

}
