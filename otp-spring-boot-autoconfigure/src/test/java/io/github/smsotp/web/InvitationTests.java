package io.github.smsotp.web;

import java.time.Duration;

import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.event.SmsOtpAdministrationEvent;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code sms-otp.enrollment.mode=invited}: whoever has no number enrols one when an
 * administrator has allowed it.
 */
@EnrollmentTest
@TestPropertySource(properties = "sms-otp.enrollment.mode=invited")
class InvitationTests extends AbstractEnrollmentTests {

	@Autowired
	private SmsOtpAdministration administration;

	@Test
	void userWhenNotInvitedThenEnrolsNothing() {
		logIn();
		assertThat(page(200, this.browser.open("/accounts"))).contains("There is no phone number on your account")
			.doesNotContain("name=\"phone\"");
		assertThat(page(200, this.browser.get(PHONE))).contains("There is no phone number on your account")
			.doesNotContain("name=\"phone\"");
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("state", "ENROLLMENT_REQUIRED");
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("409 enrollment-required");
		assertThat(texts()).isZero();
	}

	@Test
	void userWhenInvitedThenEnrolsOnce() {
		this.administration.invite(this.user, this.clock.instant().plus(Duration.ofDays(7)));
		letPass(6 * 86_400);
		logIn();
		assertThat(this.browser.open("/accounts").body()).contains("name=\"phone\"");
		enter(this.number);
		assertThat(confirm(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(current()).isEqualTo(this.number);
		assertThat(this.administration.revokeNumber(this.user)).isTrue();
		this.browser.csrf();
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.otherNumber + "\"}").problem())
			.isEqualTo("409 enrollment-required");
		assertThat(this.events.of(SmsOtpAdministrationEvent.class)).extracting("action")
			.containsExactly("INVITE", "REVOKE_NUMBER");
	}

	@Test
	void invitationWhenOverThenAllowsNothingAlsoToAPendingNumber() {
		this.administration.invite(this.user, this.clock.instant().plusSeconds(60));
		logIn();
		enter(this.number);
		letPass(60);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + this.gateway.lastCode() + "\"}").problem())
			.isEqualTo("409 enrollment-required");
		assertThat(current()).isNull();
	}

	@Test
	void invitationWhenWithdrawnThenAllowsNothing() {
		this.administration.invite(this.user, this.clock.instant().plusSeconds(60));
		this.administration.withdrawInvitation(this.user);
		logIn();
		assertThat(enter(this.number).status()).isEqualTo(409);
		assertThat(texts()).isZero();
	}

	@Test
	void userWithNumberThenChangesItWithoutInvitation() {
		signInEnrolled();
		assertThat(enter(this.otherNumber).location()).isEqualTo(PHONE);
		assertThat(confirm(this.gateway.lastCode()).location()).isEqualTo(PHONE);
		assertThat(current()).isEqualTo(this.otherNumber);
	}

	@Test
	void bypassCodeThenLetsInButDoesNotInvite() {
		String code = this.administration.issueBypassCode(this.user, Duration.ofHours(1)).code();
		logIn();
		assertThat(this.browser.get(PAGE + "?bypass").status()).isEqualTo(200);
		assertThat(this.browser.submit(PAGE + "?bypass", "code", code).status()).isEqualTo(302);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.browser.csrf();
		assertThat(enter(this.number).status()).isEqualTo(409);
	}

}
