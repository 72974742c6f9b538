package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Passkeys beside passwords on one chain. A passkey is a second factor by itself, so
 * nobody may add one who has a password alone.
 */
@SpringBootTest(classes = PasskeyApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PasskeyLoginTests extends AbstractLoginWayTests {

	private static final String REGISTRATION = """
			{"publicKey":{"credential":{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"attestationObject":
			"AAAA","clientDataJSON":"AAAA","transports":["internal"]},"clientExtensionResults":{},
			"authenticatorAttachment":"platform"},"label":"mine"}}""";

	@Autowired
	private PasskeyApplication.Passkeys passkeys;

	@BeforeEach
	void forgetPasskeys() {
		this.passkeys.registered().clear();
	}

	@Test
	void passkeyThenSatisfiesAndNoTextGoesOut() {
		logInByPasskey();
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(this.browser.fetch("/me").json()).containsEntry("type", "WebAuthnAuthentication");
		assertThat(this.browser.get("/webauthn/register").status()).isEqualTo(200);
		assertThat(texts()).isZero();
		logOut();
	}

	@Test
	void passwordThenNeedsTheCode() {
		logIn();
		assertTwoFactors("UsernamePasswordAuthenticationToken");
	}

	@Test
	void passkeyWhenAfterThePasswordThenReplacesTheCode() {
		logIn();
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		logInByPasskey();
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(texts()).isZero();
	}

	@Test
	void registrationPageWhenBetweenTheFactorsThenLeadsToTheCodeTrap29() {
		logIn();
		assertThat(this.browser.get("/webauthn/register").location()).isEqualTo(PAGE);
		assertThat(this.browser.fetch("/webauthn/register").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void registrationWhenBetweenTheFactorsThenIsRefusedTrap29() {
		logIn();
		Answer options = this.browser.post("/webauthn/register/options");
		assertThat(options.status()).isEqualTo(400);
		assertThat(options.body()).isEmpty();
		assertThat(this.browser.post("/webauthn/register", REGISTRATION).problem()).isEqualTo("401 factor-required");
		assertThat(this.passkeys.registered()).isEmpty();
	}

	@Test
	void deletionWhenBetweenTheFactorsThenIsRefusedTrap29() {
		logIn();
		assertThat(delete("/webauthn/register/AAAA").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void registrationWhenVerifiedThenIsDone() {
		signIn();
		assertThat(this.browser.get("/webauthn/register").status()).isEqualTo(200);
		assertThat(this.browser.post("/webauthn/register/options").json()).containsKey("challenge");
		assertThat(this.browser.post("/webauthn/register", REGISTRATION).status()).isEqualTo(200);
		assertThat(this.passkeys.registered()).containsExactly(this.user);
	}

	@Test
	void registrationOptionsWhenFactorIsGivenUpThenAreWorthlessTrap29() {
		signIn();
		assertThat(this.browser.post("/webauthn/register/options").status()).isEqualTo(200);
		letPass(43_200);
		assertThat(this.browser.post("/webauthn/register", REGISTRATION).problem()).isEqualTo("401 factor-required");
		assertThat(this.passkeys.registered()).isEmpty();
	}

	private void logInByPasskey() {
		PasskeyApplication.logIn(this.browser, this.user);
	}

	private Answer delete(String path) {
		String token = this.browser.csrf();
		return this.browser.exchange("DELETE", path, BodyPublishers.noBody(),
				Browser.and(Browser.SCRIPT, "X-CSRF-TOKEN", token));
	}

}
