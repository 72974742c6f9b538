package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application that has an {@code AuthorizationManagerFactory} of its own, with a
 * hierarchy of roles.
 */
abstract class AbstractOwnFactoryTests extends AbstractWebTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void factoryThenIsTheOnlyOneTrap3() {
		assertThat(this.context.getBeanNamesForType(AuthorizationManagerFactory.class)).containsExactly("ownFactory");
	}

	@Test
	void flowThenIsTheUsualOneTrap3() {
		assertThat(logInAndGetText().body()).contains("name=\"code\"");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void roleHierarchyThenCountsAsBeforeTrap4() {
		String chief = this.users.create(new SimpleGrantedAuthority("ROLE_CHIEF"));
		logIn(this.browser, chief);
		assertThat(this.browser.get("/admin").location()).isEqualTo(PAGE);
		this.browser.get(PAGE);
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/admin").body()).isEqualTo("content for " + chief);
	}

	@Test
	void roleThatIsMissingThenIsTheApplicationsOwnDenialTrap4() {
		signIn();
		assertThat(this.browser.get("/admin").status()).isEqualTo(403);
	}

	@Test
	void pageForGuestsThenStaysOpenBetweenTheFactorsTrap34() {
		assertThat(this.browser.get("/guests").body()).isEqualTo("content for anonymousUser");
		logIn();
		assertThat(this.browser.get("/guests").body()).isEqualTo("content for anonymousUser");
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/guests").status()).isEqualTo(403);
	}

	@Test
	void methodSecurityThenLeadsToTheCodeAndIsNoBare403Trap5() {
		logIn();
		assertThat(this.browser.get("/public/members").location()).isEqualTo(PAGE);
		assertThat(this.browser.fetch("/public/members").problem()).isEqualTo("401 factor-required");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/public/members").body()).isEqualTo("content for " + this.user);
	}

	static DefaultAuthorizationManagerFactory<Object> factory() {
		DefaultAuthorizationManagerFactory<Object> factory = new DefaultAuthorizationManagerFactory<>();
		factory.setRoleHierarchy(RoleHierarchyImpl.fromHierarchy("ROLE_CHIEF > ROLE_ADMIN"));
		return factory;
	}

	/**
	 * The chain, whose rules are made by the factory.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	@Import(TestSupportConfiguration.class)
	static class Rules {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.requestMatchers("/public/**")
				.permitAll()
				.requestMatchers("/guests")
				.anonymous()
				.requestMatchers("/admin")
				.hasRole("ADMIN")
				.anyRequest()
				.authenticated());
			http.formLogin(withDefaults());
			return http.build();
		}

	}

}
