package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.authority.FactorGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins with Spring Security's one-time tokens.
 */
@SpringBootTest(classes = OneTimeTokenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OneTimeTokenLoginTests extends AbstractLoginWayTests {

	@Autowired
	private OneTimeTokenApplication.Mails mails;

	@Test
	void tokenThenNeedsTheCodeAsWell() {
		logInByMail();
		assertThat(firstAuthentication().getAuthorities()).extracting("authority")
			.contains(FactorGrantedAuthority.OTT_AUTHORITY);
		assertTwoFactors("OneTimeTokenAuthentication");
	}

	@Test
	void passwordWhenOnTheSameChainThenNeedsTheCode() {
		logIn();
		assertTwoFactors("UsernamePasswordAuthenticationToken");
	}

	@Test
	void tokenWhenAfterThePasswordThenIsNotTheSecondFactor() {
		logIn();
		logInByMail();
		assertHalfAuthenticated();
		verifyAndGoOn();
	}

	@Test
	void codeWhenGivenAsTokenThenIsWorthless() {
		logInAndGetText();
		this.browser.csrf();
		assertThat(this.browser.submit("/login/ott", "token", this.gateway.lastCode()).location())
			.isEqualTo("/login?error");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	private void logInByMail() {
		this.browser.csrf();
		assertThat(this.browser.submit("/ott/generate", "username", this.user).status()).isEqualTo(200);
		assertThat(this.browser.submit("/login/ott", "token", this.mails.last()).location()).isEqualTo("/");
		this.browser.csrf();
	}

}
