package io.github.smsotp.web;

import java.time.Duration;

import io.github.smsotp.sms.SmsDeliveryException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody gets in while the gateway, the store or the numbers are away.
 */
@BankTest
class OutageTests extends AbstractWebTests {

	@Test
	void gatewayWhenDownThenSendFailedAndNobodyGetsInRes1T19() {
		logIn();
		this.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "down"));
		assertThat(page(200, this.browser.open("/accounts"))).contains("action=\"" + SEND + "\"");
		Answer answer = this.browser.post(SEND);
		assertThat(answer.problem()).isEqualTo("503 send-failed");
		assertThat(answer.header("retry-after")).isNull();
		assertThat(page(503, this.browser.submit(SEND))).contains("We could not send the text message");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		this.gateway.failWith(null);
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
	}

	@Test
	void gatewayWhenItSaysWhenToRetryThenRetryAfter() {
		logIn();
		this.gateway.failWith(
				new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "busy", Duration.ofMillis(1_500), null));
		assertThat(this.browser.post(SEND).header("retry-after")).isEqualTo("2");
	}

	@Test
	void gatewayWhenItBreaksThenEarlierCodeOfTheSessionIsReplaced() {
		logInAndGetText();
		letPass(30);
		this.gateway.failWith(new IllegalStateException("broken"));
		assertThat(this.browser.post(SEND).problem()).isEqualTo("503 send-failed");
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-superseded");
	}

	@Test
	void storeWhenDownThenUnavailableAndNobodyGetsInRes2T41() {
		logInAndGetText();
		this.store.setDown(true);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.post(SEND).problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.fetch(PAGE).problem()).isEqualTo("503 unavailable");
		assertThat(page(503, this.browser.get(PAGE))).contains("Codes cannot be checked right now");
		assertThat(page(503, verify(this.gateway.lastCode()))).contains("Codes cannot be checked right now");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		this.store.setDown(false);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void storeWhenDownForTheGuessAloneThenUnavailableRes2() {
		logInAndGetText();
		this.store.setGuessesDown(true);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void storeWhenDownAtFirstTextThenPageSaysSoAndNoTextGoesOut() {
		logIn();
		this.store.setDown(true);
		assertThat(page(503, this.browser.open("/accounts"))).contains("Codes cannot be checked right now");
		assertThat(texts()).isZero();
	}

	@Test
	void numbersWhenTheyCannotBeReadThenUnavailableAndNeverEnrollmentRequired() {
		logInAndGetText();
		this.users.failWhenAskedForNumbers(true);
		assertThat(this.browser.fetch(PAGE).problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.post(SEND).problem()).isEqualTo("503 unavailable");
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("503 unavailable");
	}

}
