package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code sms-otp.require=enrolled}: users with a number need the factor.
 */
@BankTest
@TestPropertySource(properties = "sms-otp.require=enrolled")
class EnrolledTests extends AbstractWebTests {

	@Test
	void userWhenWithNumberThenNeedsTheFactor() {
		assertThat(logInAndGetText().body()).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void userWhenWithoutNumberThenNeedsNone() {
		String other = this.users.createWithoutNumber("free-" + this.user);
		logIn(this.browser, other);
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + other);
		assertThat(this.browser.get("/public/hello").body()).isEqualTo("hello " + other + ", " + other);
	}

	@Test
	void userWhenNumberComesLaterThenIsAskedForTheCodeAlone() {
		String other = this.users.createWithoutNumber("late-" + this.user);
		logIn(this.browser, other);
		this.browser.get("/accounts");
		letPass(3_600);
		this.users.setNumber(other, this.users.number(this.user));
		assertThat(this.browser.open("/accounts").body()).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void numbersWhenTheyCannotBeReadThenUnavailableAndNobodyGetsInRes2() {
		String other = this.users.createWithoutNumber("down-" + this.user);
		logIn(this.browser, other);
		this.users.failWhenAskedForNumbers(true);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.get("/accounts").status()).isEqualTo(503);
		assertThat(this.browser.fetch(PAGE).problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.post(SEND).problem()).isEqualTo("503 unavailable");
		assertThat(verifyByScript("123456").problem()).isEqualTo("503 unavailable");
		this.users.failWhenAskedForNumbers(false);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

}
