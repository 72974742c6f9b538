package io.github.smsotp.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.smsotp.authentication.SmsOtpLoginCompletedEvent;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When listeners learn that a login is complete.
 */
@BankTest
class LoginCompletedTests extends AbstractWebTests {

	@Test
	void passwordThenIsASuccessOfSpringSecurityAndNoCompletedLoginTrap25() {
		logInAndGetText();
		this.browser.get("/public/page");
		verify(wrongCode());
		assertThat(this.events.of(AuthenticationSuccessEvent.class)).hasSize(1);
		assertThat(completed()).isEmpty();
	}

	@Test
	void codeThenCompletesTheLoginOnceTrap25() {
		signIn();
		assertThat(completed()).singleElement()
			.satisfies((event) -> assertThat(event.getAuthentication().getAuthorities())
				.extracting(GrantedAuthority::getAuthority)
				.contains("FACTOR_PASSWORD", "FACTOR_SMS_OTP"));
		this.browser.get("/accounts");
		this.browser.get("/public/page");
		assertThat(completed()).hasSize(1);
	}

	@Test
	void codeWhenFactorHadRunOutThenIsNoNewLogin() {
		signIn();
		this.clock.move(Duration.ofHours(12));
		this.browser.open("/accounts");
		this.browser.follow(this.browser.submit(SEND));
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(completed()).hasSize(1);
	}

	@Test
	void nextLoginThenIsToldToo() {
		signIn();
		letPass(60);
		signIn();
		assertThat(completed()).hasSize(2);
	}

	@Test
	void otherFactorThatWillDoThenCompletesTheLoginWithTheFirstRequest() {
		logIn(this.browser,
				this.users.create(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
					.issuedAt(this.clock.instant())
					.build()));
		assertThat(completed()).isEmpty();
		this.browser.get("/accounts");
		this.browser.get("/accounts");
		assertThat(completed()).hasSize(1);
	}

	@Test
	void impersonationThenIsNoLoginOfTheOtherUser() {
		String admin = this.users.create(new SimpleGrantedAuthority("ROLE_ADMIN"));
		logIn(this.browser, admin);
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		this.browser.csrf();
		this.browser.submit("/login/impersonate", "username", this.user);
		this.browser.get("/accounts");
		assertThat(completed()).extracting((event) -> event.getAuthentication().getName()).containsExactly(admin);
	}

	@Test
	void parallelRequestsThenAreToldOnce() {
		logIn(this.browser,
				this.users.create(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
					.issuedAt(this.clock.instant())
					.build()));
		IntStream.range(0, 20).parallel().forEach((i) -> this.browser.copy().get("/accounts"));
		assertThat(completed()).hasSize(1);
	}

	private List<SmsOtpLoginCompletedEvent> completed() {
		return this.events.of(SmsOtpLoginCompletedEvent.class);
	}

}
