package io.github.smsotp.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins other than a password typed in: remembered, with another factor, in somebody
 * else's name.
 */
@BankTest
class OtherLoginsTests extends AbstractWebTests {

	private static final GrantedAuthority ADMIN = new SimpleGrantedAuthority("ROLE_ADMIN");

	@Test
	void rememberedUserThenIsLedToCodePageTrap22T22T23() {
		logInAndBeRemembered();
		this.browser.forgetSession();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
		this.browser.get(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(this.browser.fetch("/me").json()).containsEntry("type", "RememberMeAuthenticationToken");
	}

	@Test
	void rememberedUserWhenSessionIsLostThenNeedsAnotherCodeT23() {
		logInAndBeRemembered();
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.browser.forgetSession();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void rememberedUserWhenCodeIsWrongThenStaysRememberedTrap22() {
		logInAndBeRemembered();
		this.browser.forgetSession();
		this.browser.open("/accounts");
		verify(wrongCode());
		this.browser.forgetSession();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void rememberedUserWhenPendingThenReachesNothingAndLogoutForgetsTrap22() {
		logInAndBeRemembered();
		this.browser.forgetSession();
		assertThat(this.browser.fetch("/me").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.fetch("/special/offer").problem()).isEqualTo("401 factor-required");
		this.browser.csrf();
		this.browser.submit("/logout");
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
	}

	@Test
	void passkeyThenSatisfiesAndNoTextGoesOut() {
		logIn(this.browser, this.users.create(factor("FACTOR_WEBAUTHN", Duration.ZERO)));
		assertThat(this.browser.open("/accounts").body()).startsWith("content for ");
		assertThat(texts()).isZero();
	}

	@Test
	void passkeyWhenOlderThanMaxAgeThenCodeIsAskedFor() {
		logIn(this.browser, this.users.create(factor("FACTOR_WEBAUTHN", Duration.ofHours(12))));
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void passkeyWhenItRunsOutInTheSessionThenCodeAloneIsAskedFor() {
		logIn(this.browser, this.users.create(factor("FACTOR_WEBAUTHN", Duration.ZERO)));
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.clock.move(Duration.ofHours(12));
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
		this.browser.get(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void otherFactorThenDoesNotSatisfy() {
		logIn(this.browser, this.users.create(factor("FACTOR_OTT", Duration.ZERO)));
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void factorWhenOnlyNamedByAnAuthorityThenDoesNotSatisfy() {
		logIn(this.browser, this.users.create(new SimpleGrantedAuthority("FACTOR_WEBAUTHN"),
				new SimpleGrantedAuthority("FACTOR_SMS_OTP")));
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void impersonatorWhenWithFactorThenNeedsNoCodeOfTheOtherUserTrap24() {
		String admin = signInAsAdmin();
		this.gateway.clear();
		impersonate(this.user);
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
		this.browser.csrf();
		this.browser.submit("/logout/impersonate");
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + admin);
		assertThat(texts()).isZero();
	}

	@Test
	void impersonatorWhenWithoutFactorThenCannotImpersonateTrap24() {
		logIn(this.browser, this.users.create(ADMIN));
		assertThat(impersonate(this.user).location()).isEqualTo(PAGE);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void impersonatorWhenFactorRunsOutThenGetsTheCodeHimselfTrap24() {
		String admin = signInAsAdmin();
		impersonate(this.user);
		this.clock.move(Duration.ofHours(12));
		this.gateway.clear();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		this.browser.get(PAGE);
		this.browser.submit(SEND);
		assertThat(this.gateway.messages())
			.allMatch((message) -> message.to().value().equals(this.users.number(admin)));
		this.browser.get(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
	}

	private void logInAndBeRemembered() {
		this.browser.get("/login");
		this.browser.submit("/login", "username", this.user, "password", TestUsers.PASSWORD, "remember-me", "on");
	}

	private String signInAsAdmin() {
		String admin = this.users.create(ADMIN);
		logIn(this.browser, admin);
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		return admin;
	}

	private Answer impersonate(String name) {
		this.browser.csrf();
		return this.browser.submit("/login/impersonate", "username", name);
	}

	private FactorGrantedAuthority factor(String authority, Duration age) {
		return FactorGrantedAuthority.withAuthority(authority).issuedAt(this.clock.instant().minus(age)).build();
	}

}
