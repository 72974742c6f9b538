package io.github.smsotp.web;

import io.github.smsotp.sms.SmsDeliveryException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to numbers when something that they stand on fails.
 */
@EnrollmentTest
class EnrollmentOutageTests extends AbstractEnrollmentTests {

	@Test
	void numbersWhenTheyCannotBeReadThenNobodyEnrolsAsIfHeHadNoneRes2() {
		setNumber(this.number);
		logIn();
		this.numbers.setDown(true);
		assertThat(this.browser.fetch(PHONE).problem()).isEqualTo("503 unavailable");
		assertThat(page(503, this.browser.get(PHONE))).contains("role=\"alert\"");
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.otherNumber + "\"}").problem())
			.isEqualTo("503 unavailable");
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"123456\"}").problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.fetch(PAGE).problem()).isEqualTo("503 unavailable");
		assertThat(texts()).isZero();
		this.numbers.setDown(false);
		assertThat(this.browser.fetch(PHONE).problem()).isEqualTo("401 factor-required");
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void confirmWhenNumbersCannotBeWrittenThenNothingIsConfirmedRes2() {
		logIn();
		enter(this.number);
		this.numbers.setReadOnly(true);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + this.gateway.lastCode() + "\"}").problem())
			.isEqualTo("503 unavailable");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		this.numbers.setReadOnly(false);
		assertThat(current()).isNull();
		letPass(60);
		assertThat(this.browser.submit(PHONE).location()).isEqualTo(PHONE);
		assertThat(confirm(this.gateway.lastCode()).status()).isEqualTo(302);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void confirmWhenNumbersFailRightAfterwardsThenSessionDoesNotGetTheFactor() {
		logIn();
		enter(this.number);
		this.numbers.setDownAfterReplacing(true);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + this.gateway.lastCode() + "\"}").problem())
			.isEqualTo("503 unavailable");
		this.numbers.setDownAfterReplacing(false);
		this.numbers.setDown(false);
		assertThat(current()).isEqualTo(this.number);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		letPass(60);
		assertThat(this.browser.open("/accounts").body()).contains("name=\"code\"");
	}

	@Test
	void loginWhenUseCannotBeRecordedThenGoesOn() {
		setNumber(this.number);
		this.numbers.setReadOnly(true);
		logInAndGetText();
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void signedInUserWhenNumbersCannotBeReadThenStaysForAMinuteAndNotLonger() {
		signInEnrolled();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.numbers.setDown(true);
		letPass(59);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		letPass(1);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("503 unavailable");
		assertThat(page(503, this.browser.get("/accounts"))).contains("role=\"alert\"");
		assertThat(this.browser.fetch(PAGE).problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.get("/public/hello").body()).isEqualTo("hello nobody, anonymousUser");
		assertThat(this.browser.get(PAGE + "/default-ui.css").status()).isEqualTo(200);
		this.numbers.setDown(false);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void storeWhenDownThenNoCodeGoesOutAndNoneIsAcceptedRes2() {
		logIn();
		this.store.setDown(true);
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("503 unavailable");
		assertThat(texts()).isZero();
		this.store.setDown(false);
		enter(this.number);
		this.store.setDown(true);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + this.gateway.lastCode() + "\"}").problem())
			.isEqualTo("503 unavailable");
		this.store.setDown(false);
		assertThat(current()).isNull();
		assertThat(confirm(this.gateway.lastCode()).status()).isEqualTo(302);
	}

	@Test
	void gatewayWhenItFailsThenSaysSoAndKeepsTheForm() {
		logIn();
		this.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "down"));
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("503 send-failed");
		assertThat(page(503, enter(this.number))).contains("name=\"phone\"");
		this.gateway.failWith(null);
		assertThat(enter(this.number).location()).isEqualTo(PHONE);
	}

	@Test
	void gatewayWhenItFailsToTellTheOldNumberThenTheChangeStands() {
		signInEnrolled();
		enter(this.otherNumber);
		String code = this.gateway.lastCode();
		this.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "down"));
		assertThat(confirm(code).location()).isEqualTo(PHONE);
		assertThat(current()).isEqualTo(this.otherNumber);
	}

}
