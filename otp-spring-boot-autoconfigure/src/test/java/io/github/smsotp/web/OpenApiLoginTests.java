package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what {@code docs/openapi.yaml} says of a login against the running application:
 * everything that is described comes, and nothing else does.
 */
class OpenApiLoginTests extends AbstractOpenApiTests {

	@Test
	void showThenGivesWhatIsDescribedAndNothingElse() {
		DescribedCall show = call("showLogin");
		logIn();
		show.get(this.browser);
		begin();
		logInWithNumber();
		show.get(this.browser);
		call("sendCode").post(this.browser);
		show.get(this.browser);
		call("verifyCode").post(this.browser, rightCode());
		show.get(this.browser);
		beginLocked();
		show.get(this.browser);
		assertThat(show.states()).isEqualTo(states("LoginState"));
		this.numbers.setDown(true);
		show.get(this.browser);
		show.assertThatEverythingWasSeen();
	}

	@Test
	void showWhenWithoutFirstFactorThenApplicationAnswers() {
		assertThat(this.browser.fetch(PAGE).location()).isEqualTo("/login");
		assertThat(this.browser.fetch(PHONE).location()).isEqualTo("/login");
	}

	@Test
	void sendThenGivesWhatIsDescribedAndNothingElse() {
		DescribedCall send = call("sendCode");
		refuse(send);
		assertThat(send.post(this.browser).problem()).isEqualTo("409 enrollment-required");
		sendUntilSignedIn(send);
		sendInVain(send);
		beginLocked();
		assertThat(send.post(this.browser).problem()).isEqualTo("429 locked");
		this.administration.disable(this.user);
		assertThat(send.post(this.browser).problem()).isEqualTo("403 locked");
		send.assertThatEverythingWasSeen();
	}

	@Test
	void verifyThenGivesWhatIsDescribedAndNothingElse() {
		DescribedCall verify = call("verifyCode");
		refuse(verify);
		beginSent();
		assertThat(verify.post(this.browser).problem()).isEqualTo("400 malformed");
		verify.post(this.browser, rightCode());
		beginSent();
		verify.submit(this.browser, rightCode());
		verifyTooLate(verify);
		beginLocked();
		assertThat(verify.post(this.browser, rightCode()).problem()).isEqualTo("429 locked");
		this.administration.disable(this.user);
		assertThat(verify.post(this.browser, rightCode()).problem()).isEqualTo("403 locked");
		failUntilLimited(verify, this::logInAndSend);
		verify.assertThatEverythingWasSeen();
	}

	private void sendUntilSignedIn(DescribedCall send) {
		begin();
		logInWithNumber();
		assertThat(send.post(this.browser).status()).isEqualTo(202);
		assertThat(send.post(this.browser).problem()).isEqualTo("429 rate-limited");
		call("verifyCode").post(this.browser, rightCode());
		assertThat(send.post(this.browser).status()).isEqualTo(200);
	}

	private void sendInVain(DescribedCall send) {
		begin();
		setNumber("+447400123456");
		logIn();
		assertThat(send.post(this.browser).problem()).isEqualTo("400 phone-rejected");
		begin();
		logInWithNumber();
		failToSend();
		assertThat(send.post(this.browser).problem()).isEqualTo("503 send-failed");
	}

	private void verifyTooLate(DescribedCall verify) {
		beginSent();
		String superseded = this.gateway.lastCode();
		letPass(30);
		call("sendCode").post(this.browser);
		assertThat(verify.post(this.browser, code(superseded)).problem()).isEqualTo("401 code-superseded");
		letPass(300);
		assertThat(verify.post(this.browser, rightCode()).problem()).isEqualTo("401 code-expired");
	}

	private void beginSent() {
		begin();
		logInAndSend();
	}

	private void beginLocked() {
		beginSent();
		failUntilLocked(call("verifyCode"));
	}

	private void logInAndSend() {
		logInWithNumber();
		call("sendCode").post(this.browser);
	}

}
