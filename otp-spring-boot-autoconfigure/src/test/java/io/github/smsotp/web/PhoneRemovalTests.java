package io.github.smsotp.web;

import java.util.List;
import java.util.Map;

import io.github.smsotp.event.SmsOtpNumberRemovedEvent;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a number is enrolled and removed where only users with one need the factor.
 */
@EnrollmentTest
@TestPropertySource(properties = "sms-otp.require=enrolled")
class PhoneRemovalTests extends AbstractEnrollmentTests {

	@Test
	void userWhenWithoutNumberThenGetsInAndMayEnrolOne() {
		logIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(page(200, this.browser.get(PHONE))).contains("name=\"phone\"");
		assertThat(enter(this.number).location()).isEqualTo(PHONE);
		assertThat(confirm(this.gateway.lastCode()).location()).isEqualTo(PHONE);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		Browser other = new Browser(this.port);
		letPass(60);
		logIn(other, this.user);
		assertThat(other.open("/accounts").body()).contains("name=\"code\"");
	}

	@Test
	void userWhenPasswordIsOldThenSignsInAgainBeforeEnrollingEnr2() {
		logIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		letPass(600);
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("401 factor-required");
		assertThat(page(401, this.browser.get(PHONE))).contains("Sign out and in again");
		assertThat(texts()).isZero();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void sessionFromBeforeEnrollingThenIsAskedForTheCode() {
		Browser before = new Browser(this.port);
		logIn(before, this.user);
		assertThat(before.get("/accounts").status()).isEqualTo(200);
		logIn();
		enter(this.number);
		confirm(this.gateway.lastCode());
		assertThat(before.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(before.fetch(PHONE).problem()).isEqualTo("401 factor-required");
	}

	@Test
	void removeWhenFactorIsFreshThenNumberIsGoneAndTheUserGetsInEnr4Enr5() {
		signInEnrolled();
		assertThat(page(200, this.browser.get(PHONE))).contains("action=\"" + REMOVE);
		this.gateway.clear();
		assertThat(this.browser.submit(REMOVE).location()).isEqualTo(PHONE + "?removed");
		assertThat(current()).isNull();
		assertThat(this.gateway.messages()).singleElement().extracting("to.value").isEqualTo(this.number);
		assertThat(this.gateway.messages().get(0).text()).contains("Bank", "removed").doesNotContainPattern("[0-9]{6}");
		assertThat(this.events.of(SmsOtpNumberRemovedEvent.class)).containsExactly(new SmsOtpNumberRemovedEvent(
				this.user, masked(this.number), this.user, "127.0.0.1", this.clock.instant()));
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.fetch("/me").body()).contains("FACTOR_SMS_OTP");
		logIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void removeByScriptThenIsToldTheState() {
		signInEnrolled();
		assertThat(this.browser.post(REMOVE).json())
			.isEqualTo(Map.of("state", "ENROLLMENT_REQUIRED", "regions", List.of("US", "CA"), "removable", false));
		assertThat(this.browser.post(REMOVE).status()).isEqualTo(200);
		assertThat(this.events.of(SmsOtpNumberRemovedEvent.class)).hasSize(1);
	}

	@Test
	void removeWhenPasswordAloneThenRefusedEnr2T27() {
		setNumber(this.number);
		logIn();
		assertThat(this.browser.post(REMOVE).problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.submit(REMOVE).location()).isEqualTo(PHONE + "?remove");
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void removeWhenFactorIsOldThenIsLedThroughItEnr2() {
		signInEnrolled();
		letPass(240);
		assertThat(this.browser.post(REMOVE).problem()).isEqualTo("401 factor-required");
		assertThat(current()).isEqualTo(this.number);
		this.browser.post(SEND);
		this.browser.submit(PAGE, "code", this.gateway.lastCode());
		assertThat(this.browser.post(REMOVE).status()).isEqualTo(200);
		assertThat(current()).isNull();
	}

	@Test
	void removeInABrowserWhenFactorIsOldThenIsLedThroughItAndComesBackToTheButtonEnr2() {
		signInEnrolled();
		letPass(240);
		assertThat(this.browser.submit(REMOVE).location()).isEqualTo(PHONE + "?remove");
		assertThat(this.browser.get(PHONE + "?remove").location()).isEqualTo(PAGE);
		this.browser.submit(SEND);
		Answer verified = this.browser.submit(PAGE, "code", this.gateway.lastCode());
		assertThat(verified.location()).startsWith(PHONE + "?remove");
		assertThat(this.browser.follow(verified).body()).contains("action=\"" + REMOVE);
		Answer removed = this.browser.submit(REMOVE);
		assertThat(this.browser.follow(removed).body()).contains("Your number was removed");
		assertThat(current()).isNull();
	}

	@Test
	void callsWhenTheyNameAnotherUserThenConcernTheOwnNumberAloneEnr8() {
		setNumber(this.number);
		String victim = this.user;
		this.user = this.users.createWithoutNumber("thief-" + victim);
		setNumber(this.otherNumber);
		logInAndGetText();
		this.browser.follow(verify(this.gateway.lastCode()));
		this.browser.csrf();
		assertThat(this.browser.fetch(PHONE + "?account=" + victim + "&username=" + victim).json())
			.containsEntry("recipient", masked(this.otherNumber));
		this.browser.submit(REMOVE, "account", victim, "username", victim, "phone", this.number, "id", "1");
		assertThat(current()).isNull();
		this.user = victim;
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void removeThenOtherSessionsLoseTheFactorT34() {
		signInEnrolled();
		Browser other = anotherSession();
		this.browser.submit(REMOVE);
		assertThat(other.fetch("/me").body()).doesNotContain("FACTOR_SMS_OTP");
		assertThat(other.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void removeWhenCodeIsPendingThenItConfirmsNothingT27() {
		signInEnrolled();
		enter(this.otherNumber);
		String code = this.gateway.lastCode();
		assertThat(this.browser.submit(REMOVE).location()).isEqualTo(PHONE + "?removed");
		this.browser.submit(CONFIRM, "code", code);
		assertThat(current()).isNull();
	}

}
