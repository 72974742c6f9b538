package io.github.smsotp.web;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An account that changes between the factors, where the principal is alive.
 */
@ApplicationTest
class ChangedAccountTests extends AbstractWebTests {

	@Autowired
	private Accounts accounts;

	@Test
	void codeWhenAccountWasDisabledInTheMeantimeThenIsRefusedTrap33() {
		logInAndGetText();
		account().enabled = false;
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-rejected");
		assertThat(this.events.of(AuthenticationFailureDisabledEvent.class)).hasSize(1);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void codeWhenAccountWasLockedInTheMeantimeThenIsRefusedTrap33() {
		logInAndGetText();
		account().locked = true;
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-rejected");
		assertThat(this.events.of(AuthenticationFailureLockedEvent.class)).hasSize(1);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void codeWhenAccountIsEnabledAgainThenWasNotUsedUpTrap33() {
		logInAndGetText();
		account().enabled = false;
		verify(this.gateway.lastCode());
		account().enabled = true;
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void roleWhenRevokedBetweenTheFactorsThenLastsUntilTheNextLoginTrap33() {
		account().roles = Set.of("ROLE_USER", "ROLE_ADMIN");
		logInAndGetText();
		account().roles = Set.of("ROLE_USER");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/admin").status()).isEqualTo(200);
		letPass(60);
		logInAndGetText();
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.get("/admin").status()).isEqualTo(403);
	}

	private Account account() {
		return this.accounts.of(this.user);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		Accounts accounts(TestUsers users) {
			return new Accounts(users);
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, Accounts accounts) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated());
			http.formLogin(withDefaults()).authenticationProvider(accounts.provider());
			return http.build();
		}

	}

	/**
	 * Accounts that are the principals of their sessions.
	 */
	static final class Accounts {

		private final Map<String, Account> all = new ConcurrentHashMap<>();

		private final TestUsers users;

		Accounts(TestUsers users) {
			this.users = users;
		}

		Account of(String name) {
			return this.all.computeIfAbsent(name, Account::new);
		}

		AuthenticationProvider provider() {
			return new AuthenticationProvider() {

				@Override
				public Authentication authenticate(Authentication authentication) {
					Account account = of(authentication.getName());
					return Accounts.this.users.authenticate(authentication).toBuilder().authorities((authorities) -> {
						authorities.removeIf(SimpleGrantedAuthority.class::isInstance);
						authorities.addAll(account.getAuthorities());
					}).principal(account).build();
				}

				@Override
				public boolean supports(Class<?> type) {
					return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
				}

			};
		}

	}

	/**
	 * An account whose state can change under a session.
	 */
	static final class Account implements UserDetails {

		private final String name;

		private volatile boolean enabled = true;

		private volatile boolean locked;

		private volatile Set<String> roles = Set.of("ROLE_USER");

		Account(String name) {
			this.name = name;
		}

		@Override
		public Collection<? extends GrantedAuthority> getAuthorities() {
			return this.roles.stream().map(SimpleGrantedAuthority::new).toList();
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getUsername() {
			return this.name;
		}

		@Override
		public boolean isEnabled() {
			return this.enabled;
		}

		@Override
		public boolean isAccountNonLocked() {
			return !this.locked;
		}

	}

}
