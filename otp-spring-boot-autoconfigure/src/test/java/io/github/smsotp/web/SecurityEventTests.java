package io.github.smsotp.web;

import io.github.smsotp.authentication.SmsOtpAuthenticationToken;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.authority.AuthorityUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security's own events, which audit logs live on.
 */
@BankTest
class SecurityEventTests extends AbstractWebTests {

	@Test
	void wrongCodeThenIsBadCredentialsTrap21() {
		logInAndGetText();
		this.events.clear();
		verify(wrongCode());
		AbstractAuthenticationFailureEvent event = onlyFailure();
		assertThat(event).isExactlyInstanceOf(AuthenticationFailureBadCredentialsEvent.class);
		assertThat(event.getAuthentication()).isInstanceOf(SmsOtpAuthenticationToken.class);
		assertThat(event.getAuthentication().getName()).isEqualTo(this.user);
		assertThat(event.toString()).doesNotContain(wrongCode(), this.gateway.lastCode());
	}

	@Test
	void codeThatRanOutThenIsBadCredentialsTrap21() {
		logInAndGetText();
		this.events.clear();
		letPass(301);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-expired");
		assertThat(onlyFailure()).isExactlyInstanceOf(AuthenticationFailureBadCredentialsEvent.class);
	}

	@Test
	void codeWhenLockedThenIsLockedTrap21() {
		logInAndGetText();
		for (int i = 0; i < 5; i++) {
			verify(wrongCode());
		}
		this.events.clear();
		verify(this.gateway.lastCode());
		AbstractAuthenticationFailureEvent event = onlyFailure();
		assertThat(event).isExactlyInstanceOf(AuthenticationFailureLockedEvent.class);
		assertThat(event.getAuthentication().getName()).isEqualTo(this.user);
	}

	@Test
	void storeWhenDownThenNobodyIsSaidToHaveFailedByTheCodeTrap21() {
		logInAndGetText();
		this.events.clear();
		this.store.setDown(true);
		verify(this.gateway.lastCode());
		assertThat(this.events.of(AuthenticationFailureBadCredentialsEvent.class)).isEmpty();
		assertThat(this.events.of(AuthenticationFailureLockedEvent.class)).isEmpty();
	}

	@Test
	void rightCodeThenIsOneSuccessWithTheFactorTrap21() {
		logInAndGetText();
		this.events.clear();
		verify(this.gateway.lastCode());
		assertThat(this.events.of(AuthenticationSuccessEvent.class)).singleElement()
			.satisfies(
					(event) -> assertThat(AuthorityUtils.authorityListToSet(event.getAuthentication().getAuthorities()))
						.contains("FACTOR_SMS_OTP", "FACTOR_PASSWORD"));
		assertThat(this.events.of(AbstractAuthenticationFailureEvent.class)).isEmpty();
	}

	@Test
	void nobodyThenIsLedToTheLoginAndNotToTheCodeTrap35() {
		this.browser.get("/public/hello");
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		assertThat(this.browser.get("/public/members").location()).isEqualTo("/login");
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
		assertThat(texts()).isZero();
	}

	private AbstractAuthenticationFailureEvent onlyFailure() {
		assertThat(this.events.of(AbstractAuthenticationFailureEvent.class)).hasSize(1);
		return this.events.of(AbstractAuthenticationFailureEvent.class).get(0);
	}

}
