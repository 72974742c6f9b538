package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Enrolment below a context path and a base path.
 */
@EnrollmentTest
@TestPropertySource(properties = { "server.servlet.context-path=/shop", "sms-otp.web.base-path=/auth" })
class EnrollmentPathTests extends AbstractEnrollmentTests {

	private static final String BELOW = "/shop/auth";

	@Test
	void userThenEnrolsAndIsLedOnBelowThePaths() {
		this.browser.get("/shop/login");
		this.browser.submit("/shop/login", "username", this.user, "password", TestUsers.PASSWORD);
		assertThat(this.browser.get("/shop/accounts").location()).isEqualTo(BELOW + PAGE);
		assertThat(this.browser.get(BELOW + PAGE).location()).isEqualTo(BELOW + PHONE);
		assertThat(this.browser.get(BELOW + PHONE).body()).contains("action=\"" + BELOW + PHONE + "\"");
		Answer sent = this.browser.submit(BELOW + PHONE, "phone", this.number);
		assertThat(sent.location()).isEqualTo(BELOW + PHONE);
		assertThat(this.browser.follow(sent).body()).contains("action=\"" + BELOW + CONFIRM + "\"",
				"href=\"" + BELOW + CHANGE + "\"");
		Answer confirmed = this.browser.submit(BELOW + CONFIRM, "code", this.gateway.lastCode());
		assertThat(confirmed.location()).isEqualTo("/shop/accounts?continue");
		this.browser.get("/shop/login");
		letPass(60);
		this.browser.follow(confirmed);
		assertThat(this.browser.submit(BELOW + PHONE, "phone", this.otherNumber).location()).isEqualTo(BELOW + PHONE);
		assertThat(this.browser.submit(BELOW + CONFIRM, "code", this.gateway.lastCode()).location())
			.isEqualTo(BELOW + PHONE);
	}

}
