package io.github.smsotp.web;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PostFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.access.prepost.PreFilter;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that protects its methods, and below {@code /closed} its paths too.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMethodSecurity(jsr250Enabled = true, securedEnabled = true)
@Import({ TestSupportConfiguration.class, OpenAndClosedConfiguration.class, MethodsApplication.Methods.class })
class MethodsApplication {

	@Bean
	Rules rules() {
		return new SomebodyRules();
	}

	@Bean
	Books books() {
		return new Books();
	}

	/**
	 * Rules that expressions ask.
	 */
	interface Rules {

		boolean mayRead();

		AuthorizationResult decide();

	}

	/**
	 * Lets everybody in who is somebody.
	 */
	static final class SomebodyRules implements Rules {

		@Override
		public boolean mayRead() {
			return isSomebody();
		}

		@Override
		public AuthorizationResult decide() {
			return new AuthorizationDecision(isSomebody());
		}

		private static boolean isSomebody() {
			Authentication held = SecurityContextHolder.getContext().getAuthentication();
			return held != null && !"anonymousUser".equals(held.getName());
		}

	}

	/**
	 * Lists that are shortened to what the reader may see.
	 */
	static class Books {

		@PreFilter("filterObject == authentication.name")
		List<String> keep(List<String> names) {
			return names;
		}

		@PostFilter("hasRole('USER')")
		List<String> all() {
			return new ArrayList<>(List.of("secret"));
		}

	}

	/**
	 * One page a rule.
	 */
	@RestController
	@RequestMapping({ "/open", "/closed" })
	static class Methods {

		private final Books books;

		Methods(Books books) {
			this.books = books;
		}

		@GetMapping("/role")
		@PreAuthorize("hasRole('USER')")
		String role() {
			return "secret";
		}

		@GetMapping("/secured")
		@Secured("ROLE_USER")
		String secured() {
			return "secret";
		}

		@GetMapping("/allowed")
		@RolesAllowed("USER")
		String allowed() {
			return "secret";
		}

		@GetMapping("/factor")
		@PreAuthorize("hasAuthority('FACTOR_SMS_OTP')")
		String factor() {
			return "secret";
		}

		@GetMapping("/password")
		@PreAuthorize("hasAuthority('FACTOR_PASSWORD')")
		String password() {
			return "secret";
		}

		@GetMapping("/post")
		@PostAuthorize("authentication.name != 'anonymousUser' and returnObject == 'secret'")
		String post() {
			return "secret";
		}

		@GetMapping("/boolean")
		@PreAuthorize("@rules.mayRead()")
		String asked() {
			return "secret";
		}

		@GetMapping("/result")
		@PreAuthorize("@rules.decide()")
		String decided() {
			return "secret";
		}

		@GetMapping("/both")
		@PreAuthorize("hasRole('USER') and hasAuthority('FACTOR_SMS_OTP')")
		String both() {
			return "secret";
		}

		@GetMapping("/admin")
		@PreAuthorize("hasRole('ADMIN')")
		String admin() {
			return "secret";
		}

		@GetMapping("/filtered")
		List<String> filtered(String user) {
			return this.books.keep(new ArrayList<>(List.of(user)));
		}

		@GetMapping("/shortened")
		List<String> shortened() {
			return this.books.all();
		}

	}

}
