package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers that come from the application only: they are shown, and that is all.
 */
@BankTest
class ClosedEnrollmentTests extends AbstractWebTests {

	private static final String PHONE = "/sms-otp/phone";

	private static final String OTHER = "{\"phone\":\"+14155550001\"}";

	@Test
	void userWhenSignedInThenSeesTheNumberAndChangesNothing() {
		signIn();
		String number = this.users.number(this.user);
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("recipient", AbstractEnrollmentTests.masked(number));
		assertThat(page(200, this.browser.get(PHONE))).doesNotContain("action=\"/sms-otp", "change",
				number.substring(2));
		this.gateway.clear();
		this.browser.csrf();
		assertThat(page(403, this.browser.get(PHONE + "?change"))).contains("You cannot change this phone number here");
		assertThat(this.browser.post(PHONE, OTHER).status()).isEqualTo(403);
		assertThat(this.browser.post(PHONE + "/remove").status()).isEqualTo(403);
		assertThat(this.browser.post(PHONE + "/confirm", "{\"code\":\"123456\"}").status()).isEqualTo(200);
		assertThat(texts()).isZero();
		assertThat(this.users.number(this.user)).isEqualTo(number);
	}

	@Test
	void userWhenWithoutNumberThenIsToldToAsk() {
		logIn(this.browser, this.users.createWithoutNumber("none-" + this.user));
		assertThat(page(200, this.browser.open("/accounts"))).contains("There is no phone number on your account");
		assertThat(page(200, this.browser.get(PHONE))).contains("There is no phone number on your account");
		assertThat(this.browser.post(PHONE, OTHER).problem()).isEqualTo("409 enrollment-required");
		assertThat(texts()).isZero();
	}

	@Test
	void sessionWhenApplicationChangesTheNumberThenLosesTheFactorWithinAMinute() {
		signIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.users.setNumber(this.user, this.users.number(this.user).replace("+1415560", "+1415563"));
		letPass(60);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		this.gateway.clear();
		assertThat(this.browser.open("/accounts").body()).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

}
