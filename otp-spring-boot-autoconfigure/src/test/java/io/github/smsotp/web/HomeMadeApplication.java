package io.github.smsotp.web;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with a front end that speaks JSON, and with two logins of its own: a
 * filter, and a controller that saves the security context itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TestSupportConfiguration.class, HomeMadeApplication.LoginController.class })
class HomeMadeApplication {

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http, TestUsers users) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/error", "/session", "/csrf")
			.permitAll()
			.anyRequest()
			.authenticated());
		http.addFilterBefore(new JsonLoginFilter(new ProviderManager(users)),
				UsernamePasswordAuthenticationFilter.class);
		http.exceptionHandling(
				(exceptions) -> exceptions.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
		http.logout((logout) -> logout.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler()));
		return http.build();
	}

	/**
	 * Logs in with a password in JSON.
	 */
	private static final class JsonLoginFilter extends AbstractAuthenticationProcessingFilter {

		private final JsonMapper json = new JsonMapper();

		JsonLoginFilter(AuthenticationManager manager) {
			super(PathPatternRequestMatcher.pathPattern("/token"), manager);
			setSecurityContextRepository(new HttpSessionSecurityContextRepository());
			setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
			setAuthenticationSuccessHandler((request, response, authentication) -> response.setStatus(204));
			setAuthenticationFailureHandler((request, response, failure) -> response.setStatus(401));
		}

		@Override
		public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			Map<?, ?> body = this.json.readValue(request.getInputStream(), Map.class);
			UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken
				.unauthenticated(body.get("user"), body.get("password"));
			token.setDetails("by filter");
			return getAuthenticationManager().authenticate(token);
		}

	}

	/**
	 * Logs in as old tutorials do.
	 */
	@RestController
	static class LoginController {

		private final HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();

		private final AuthenticationManager manager;

		LoginController(TestUsers users) {
			this.manager = new ProviderManager(users);
		}

		@GetMapping("/csrf")
		Map<String, String> csrf(CsrfToken token) {
			return Map.of("token", token.getToken());
		}

		@PostMapping("/session")
		void logIn(@RequestBody Map<String, String> body, HttpServletRequest request, HttpServletResponse response) {
			UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken
				.unauthenticated(body.get("user"), body.get("password"));
			token.setDetails("by controller");
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(this.manager.authenticate(token));
			SecurityContextHolder.setContext(context);
			this.repository.saveContext(context, request, response);
		}

	}

}
