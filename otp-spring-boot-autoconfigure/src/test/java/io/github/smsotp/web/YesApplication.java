package io.github.smsotp.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.http.HttpSession;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application whose authentication manager says yes to everything that the users'
 * passwords are not asked about, and which protects next to nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TestSupportConfiguration.class, YesApplication.Sessions.class })
class YesApplication {

	@Bean
	YesToEverything yes() {
		return new YesToEverything();
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http, TestUsers users, YesToEverything yes) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/accounts").authenticated().anyRequest().permitAll());
		http.formLogin(withDefaults());
		http.authenticationManager(new ProviderManager(users, yes));
		http.authenticationProvider(yes);
		return http.build();
	}

	/**
	 * Writes down what it was asked, and makes everybody an authenticated user.
	 */
	static final class YesToEverything implements AuthenticationProvider {

		private final List<Class<?>> asked = new CopyOnWriteArrayList<>();

		List<Class<?>> asked() {
			return this.asked;
		}

		@Override
		public Authentication authenticate(Authentication authentication) {
			this.asked.add(authentication.getClass());
			authentication.setAuthenticated(true);
			return authentication;
		}

		@Override
		public boolean supports(Class<?> authentication) {
			this.asked.add(authentication);
			return true;
		}

	}

	/**
	 * Shows all that a session holds.
	 */
	@RestController
	static class Sessions {

		@GetMapping("/session")
		String session(HttpSession session) throws IOException {
			StringJoiner dump = new StringJoiner("\n");
			for (String name : (Iterable<String>) session.getAttributeNames()::asIterator) {
				Object value = session.getAttribute(name);
				ByteArrayOutputStream bytes = new ByteArrayOutputStream();
				try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
					out.writeObject(value);
				}
				dump.add(name + "=" + value + "=" + bytes.toString(StandardCharsets.ISO_8859_1));
			}
			return dump.toString();
		}

	}

}
