package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.event.AuthenticationFailureDisabledEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users who lose their account between the factors.
 */
@BankTest
class DisabledUserTests extends AbstractWebTests {

	@Test
	void userWhenDisabledBetweenTheFactorsThenCodeIsRefusedT34Trap33() {
		logInAndGetText();
		this.users.disable(this.user);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.events.of(AuthenticationFailureDisabledEvent.class)).hasSize(1);
	}

	@Test
	void userWhenDisabledThenHisCodeIsNotUsedUpT34() {
		logInAndGetText();
		String code = this.gateway.lastCode();
		this.users.disable(this.user);
		verifyByScript(code);
		this.users.create(this.users.number(this.user), this.user);
		assertThat(verifyByScript(code).status()).isEqualTo(200);
	}

}
