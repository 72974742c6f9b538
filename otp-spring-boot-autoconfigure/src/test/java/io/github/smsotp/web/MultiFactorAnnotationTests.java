package io.github.smsotp.web;

import java.util.Map;

import io.github.smsotp.authentication.SmsOtpFactor;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application that asks for both factors by Spring Security's own annotation.
 */
@ApplicationTest
class MultiFactorAnnotationTests extends AbstractWebTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void factoryThenIsTheAnnotationsAloneTrap3() {
		assertThat(this.context.getBeanNamesForType(AuthorizationManagerFactory.class)).hasSize(1);
	}

	@Test
	void flowThenIsTheUsualOneAndMakesNoLoopTrap14Trap15() {
		assertThat(this.browser.get("/accounts").location()).startsWith("/login");
		assertThat(this.browser.open("/accounts").body()).contains("name=\"password\"");
		logIn();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(page(200, this.browser.get(PAGE))).contains("name=\"code\"");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts?continue").body()).isEqualTo("content for " + this.user);
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void authenticationThenKeepsTypePrincipalAndBothFactorsTrap8Trap9Trap10() {
		signIn();
		Map<String, Object> me = this.browser.fetch("/me").json();
		assertThat(me).containsEntry("type", "UsernamePasswordAuthenticationToken");
		assertThat(String.valueOf(me.get("principal"))).contains("Username=" + this.user);
		assertThat(me).extracting("authorities", InstanceOfAssertFactories.MAP)
			.containsKeys(FactorGrantedAuthority.PASSWORD_AUTHORITY, SmsOtpFactor.FACTOR_SMS_OTP, "ROLE_USER");
	}

	@Test
	void passwordGivenAgainThenKeepsTheFactorOfTheSameUserTrap8Trap11() {
		signIn();
		letPass(60);
		logIn();
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void otherUserInTheSameSessionThenInheritsNoFactorTrap11() {
		signIn();
		String other = this.users.create();
		logIn(this.browser, other);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void factorWhenItHasRunOutThenCodeAloneIsAskedFor() {
		signIn();
		letPass(43_200);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		this.browser.get(PAGE);
		this.browser.submit(SEND);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void openPageAndErrorThenStayOpenBetweenTheFactorsTrap17() {
		logIn();
		assertThat(this.browser.get("/public/hello").body()).isEqualTo("hello nobody, anonymousUser");
		this.browser.get("/accounts");
		Answer missing = this.browser.get("/public/nowhere");
		assertThat(missing.status()).isEqualTo(404);
		assertThat(missing.body()).contains("404");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMultiFactorAuthentication(
			authorities = { FactorGrantedAuthority.PASSWORD_AUTHORITY, SmsOtpFactor.FACTOR_SMS_OTP })
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated());
			http.formLogin(withDefaults());
			return http.build();
		}

	}

}
