package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another status for whoever lacks a factor to see or change a number.
 */
@EnrollmentTest
@TestPropertySource(properties = { "sms-otp.web.factor-required-status=403", "sms-otp.require=enrolled" })
class FactorStatusTests extends AbstractEnrollmentTests {

	@Test
	void phoneWhenFactorIsMissingOrPasswordIsOldThenHasTheStatus() {
		logIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		letPass(600);
		Answer old = this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}");
		assertThat(old.problem()).isEqualTo("403 factor-required");
		assertThat(old.header("www-authenticate")).isNull();
		setNumber(this.number);
		assertThat(this.browser.fetch(PHONE).problem()).isEqualTo("403 factor-required");
	}

}
