package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;

import io.github.smsotp.SmsOtpAdministration;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.FactorGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom a lock keeps out, and who cannot cause one.
 */
@BankTest
class LockScopeTests extends AbstractWebTests {

	@Autowired
	private SmsOtpAdministration administration;

	@Test
	void userWhenFactorIsLockedThenGetsInByAnotherFactorBru12T10() {
		lock();
		usePasskey();
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		assertThat(other.get("/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(this.administration.report(this.user).lockedUntil()).isNotNull();
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("429 locked");
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void userWhenFactorIsDisabledThenGetsInByAnotherFactorBru12() {
		this.administration.disable(this.user);
		usePasskey();
		logIn();
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void userWhenFactorIsLockedThenPasswordStillWorksAndPageSaysSoBru12() {
		lock();
		Browser other = new Browser(this.port);
		assertThat(logIn(other, this.user).location()).isEqualTo("/");
		assertThat(page(200, other.open("/accounts"))).contains("There were too many wrong codes.");
		assertThat(other.get("/public/hello").status()).isEqualTo(200);
	}

	@Test
	void anonymousClientThenCanNeitherSendNorFailBru12T10() {
		Browser anonymous = new Browser(this.port);
		for (int i = 0; i < 20; i++) {
			Answer sent = anonymous.send(SEND, BodyPublishers.ofString("{\"username\":\"" + this.user + "\"}"),
					"Content-Type", "application/json");
			assertThat(sent.status()).isIn(302, 401);
			Answer guessed = anonymous.post(PAGE, "{\"code\":\"123456\",\"username\":\"" + this.user + "\"}");
			assertThat(guessed.status()).isIn(302, 401);
			anonymous.get("/login");
			anonymous.submit(PAGE, "username", this.user, "code", "123456");
		}
		assertUntouched();
	}

	@Test
	void clientWithWrongPasswordThenCanNeitherSendNorFailBru12T10() {
		Browser stranger = new Browser(this.port);
		for (int i = 0; i < 20; i++) {
			stranger.get("/login");
			stranger.submit("/login", "username", this.user, "password", "wrong");
			stranger.post(SEND);
			stranger.post(PAGE, "{\"code\":\"123456\"}");
		}
		assertUntouched();
	}

	@Test
	void codeWhenLoggedInAsSomebodyElseThenFailsOnThatAccountAlone() {
		logInAndGetText();
		String stranger = this.users.create();
		Browser other = new Browser(this.port);
		logIn(other, stranger);
		other.post(SEND);
		for (int i = 0; i < 5; i++) {
			other.send(PAGE,
					BodyPublishers.ofString("{\"code\":\"" + wrongCode() + "\",\"username\":\"" + this.user + "\"}"),
					"Content-Type", "application/json");
		}
		assertThat(this.administration.report(stranger).consecutiveFailures()).isEqualTo(5);
		assertThat(this.administration.report(this.user).consecutiveFailures()).isZero();
	}

	private void assertUntouched() {
		assertThat(texts()).isZero();
		assertThat(this.administration.report(this.user).consecutiveFailures()).isZero();
		logInAndGetText();
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	private void lock() {
		logInAndGetText();
		for (int i = 0; i < 5; i++) {
			assertThat(verifyByScript(wrongCode()).problem()).isEqualTo("401 code-rejected");
		}
	}

	// from the next login on
	private void usePasskey() {
		this.users.create(this.users.number(this.user), this.user,
				FactorGrantedAuthority.withAuthority("FACTOR_WEBAUTHN").issuedAt(this.clock.instant()).build());
	}

}
