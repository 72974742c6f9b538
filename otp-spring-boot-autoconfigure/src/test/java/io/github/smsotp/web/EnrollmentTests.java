package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import io.github.smsotp.event.SmsOtpNumberEnrolledEvent;
import org.junit.jupiter.api.Test;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a user without a number gets one in a login, which enrolling is the second factor
 * of.
 */
@EnrollmentTest
class EnrollmentTests extends AbstractEnrollmentTests {

	@Test
	void browserWhenWithoutNumberThenIsWarnedAndLedToEnrolAndOnToTheWantedPageEnr1Rst2() {
		logIn();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(this.browser.get(PAGE).location()).isEqualTo(PHONE);
		String page = page(200, this.browser.get(PHONE));
		assertThat(page).contains("name=\"phone\"", "name=\"region\"", "can be intercepted");
		assertThat(texts()).isZero();
		assertThat(enter(this.number.substring(2)).location()).isEqualTo(PHONE);
		assertThat(this.gateway.messages()).singleElement().extracting("to.value").isEqualTo(this.number);
		assertThat(current()).isNull();
		assertThat(HtmlUtils.htmlUnescape(page(200, this.browser.get(PHONE))))
			.contains("name=\"code\"", "action=\"" + CONFIRM, masked(this.number))
			.doesNotContain(this.number.substring(2));
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		String before = this.browser.session();
		Answer confirmed = confirm(this.gateway.lastCode());
		assertThat(confirmed.location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.session()).isNotEqualTo(before);
		assertThat(this.browser.follow(confirmed).body()).isEqualTo("content for " + this.user);
		assertThat(current()).isEqualTo(this.number);
		assertThat(this.events.of(SmsOtpNumberEnrolledEvent.class)).containsExactly(new SmsOtpNumberEnrolledEvent(
				this.user, masked(this.number), this.user, "127.0.0.1", this.clock.instant()));
	}

	@Test
	void scriptWhenWithoutNumberThenEnrolsByJson() {
		logIn();
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("state", "ENROLLMENT_REQUIRED");
		assertThat(this.browser.post(SEND).problem()).isEqualTo("409 enrollment-required");
		assertThat(this.browser.fetch(PHONE).json())
			.isEqualTo(Map.of("state", "ENROLLMENT_REQUIRED", "regions", List.of("US", "CA"), "removable", false));
		Answer sent = this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}");
		assertThat(sent.status()).isEqualTo(202);
		assertThat(sent.json()).containsEntry("state", "CODE_SENT")
			.containsEntry("recipient", masked(this.number))
			.containsEntry("resendAfterSeconds", 30)
			.containsEntry("attemptsLeft", 5);
		assertThat(this.browser.fetch(PHONE).json()).isEqualTo(sent.json());
		Answer confirmed = this.browser.post(CONFIRM, "{\"code\":\"" + this.gateway.lastCode() + "\"}");
		assertThat(confirmed.status()).isEqualTo(200);
		assertThat(confirmed.json()).isEqualTo(Map.of("authenticated", true, "redirectUrl", "/"));
		assertThat(this.browser.fetch("/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(this.browser.fetch(PHONE).json()).isEqualTo(Map.of("state", "VERIFIED", "recipient",
				masked(this.number), "regions", List.of("US", "CA"), "removable", false));
	}

	@Test
	void confirmWhenCodeIsWrongThenNothingIsConfirmedEnr1() {
		logIn();
		enter(this.number);
		String right = this.gateway.lastCode();
		Answer answer = confirm(wrongCode());
		assertThat(page(401, answer)).contains("That code is not right", "4 tries left", "action=\"" + CONFIRM);
		assertThat(current()).isNull();
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + wrongCode() + "\"}").problem())
			.isEqualTo("401 code-rejected");
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"none\"}").problem()).isEqualTo("400 malformed");
		assertThat(confirm(right).status()).isEqualTo(302);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void confirmWhenFiveCodesAreWrongThenRightOneIsLockedOutT08() {
		logIn();
		enter(this.number);
		for (int i = 0; i < 5; i++) {
			confirm(wrongCode());
		}
		assertThat(confirm(this.gateway.lastCode()).status()).isEqualTo(429);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + this.gateway.lastCode() + "\"}").problem())
			.isEqualTo("429 locked");
		assertThat(enter(this.otherNumber).status()).isEqualTo(429);
		assertThat(current()).isNull();
	}

	@Test
	void confirmWhenReplayedThenIsAnsweredLikeASuccessOnce() {
		logIn();
		this.browser.open("/accounts");
		enter(this.number);
		String code = this.gateway.lastCode();
		Browser back = this.browser.copy();
		confirm(code);
		this.browser.csrf();
		assertThat(confirm(code).status()).isEqualTo(302);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + code + "\"}").json()).containsEntry("authenticated",
				true);
		assertThat(back.submit(CONFIRM, "code", code).status()).isNotEqualTo(200);
		assertThat(back.get("/accounts").location()).isEqualTo("/login");
		assertThat(this.events.of(SmsOtpNumberEnrolledEvent.class)).hasSize(1);
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void confirmWhenNothingIsPendingThenRefused() {
		logIn();
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"123456\"}").problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void tabsWhenTheyEnterTwoNumbersThenNewestAloneCanBeConfirmed() {
		logIn();
		enter(this.number);
		String first = this.gateway.lastCode();
		letPass(30);
		enter(this.otherNumber);
		assertThat(confirm(first).status()).isEqualTo(401);
		assertThat(current()).isNull();
		assertThat(confirm(this.gateway.lastCode()).status()).isEqualTo(302);
		assertThat(current()).isEqualTo(this.otherNumber);
	}

	@Test
	void sessionsWhenBothEnrolThenNewestAloneCanConfirmT27() {
		logIn();
		enter(this.number);
		String first = this.gateway.lastCode();
		letPass(30);
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		enter(other, this.otherNumber);
		String second = this.gateway.lastCode();
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("state", "ENROLLMENT_REQUIRED");
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + first + "\"}").status()).isEqualTo(401);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + second + "\"}").status()).isEqualTo(401);
		assertThat(current()).isNull();
		assertThat(other.submit(CONFIRM, "code", second).status()).isEqualTo(302);
		assertThat(current()).isEqualTo(this.otherNumber);
		assertThat(this.browser.get(PHONE).location()).isEqualTo(PAGE);
	}

	@Test
	void codeThenIsWorthNothingInAnotherSessionOrForAnotherPurposeT16T17() {
		logIn();
		enter(this.number);
		String code = this.gateway.lastCode();
		assertThat(verifyByScript(code).problem()).isEqualTo("401 code-rejected");
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		assertThat(other.submit(CONFIRM, "code", code).status()).isEqualTo(401);
		String stranger = this.users.createWithoutNumber("stranger-" + this.user);
		logIn(this.browser, stranger);
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("state", "ENROLLMENT_REQUIRED")
			.doesNotContainKey("recipient");
		this.browser.csrf();
		assertThat(this.browser.submit(CONFIRM, "code", code).status()).isEqualTo(401);
		assertThat(this.numbers.findConfirmed(stranger)).isEmpty();
		assertThat(current()).isNull();
	}

	@Test
	void loginCodeThenConfirmsNoNumberT17() {
		signInEnrolled();
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		other.open("/accounts");
		String login = this.gateway.lastCode();
		letPass(60);
		enter(this.otherNumber);
		assertThat(confirm(login).status()).isEqualTo(401);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void pendingWhenCodeHasExpiredThenDies() {
		logIn();
		enter(this.number);
		String code = this.gateway.lastCode();
		letPass(300);
		assertThat(confirm(code).status()).isEqualTo(401);
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("state", "ENROLLMENT_REQUIRED");
		assertThat(current()).isNull();
	}

	@Test
	void resendThenGoesToTheSameNumberAndReplacesTheCodeCod6() {
		logIn();
		enter(this.number);
		String first = this.gateway.lastCode();
		assertThat(this.browser.submit(PHONE).status()).isEqualTo(429);
		letPass(30);
		assertThat(this.browser.submit(PHONE).location()).isEqualTo(PHONE);
		assertThat(this.gateway.messages()).extracting("to.value").containsExactly(this.number, this.number);
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + first + "\"}").problem())
			.isEqualTo("401 code-superseded");
		assertThat(confirm(this.gateway.lastCode()).status()).isEqualTo(302);
	}

	@Test
	void resendWhenCodeHasExpiredThenRefused() {
		logIn();
		enter(this.number);
		letPass(400);
		assertThat(this.browser.post(PHONE).problem()).isEqualTo("400 phone-rejected");
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void enterWhenBodyCannotBeReadThenNothingIsSentAgain() {
		logIn();
		enter(this.number);
		letPass(60);
		for (String body : List.of("{", "[]", "{\"phone\":1}", "{\"phone\":null}",
				"{\"phone\":\"1\",\"phone\":\"2\"}")) {
			assertThat(this.browser.post(PHONE, body).problem()).as(body).isEqualTo("400 phone-rejected");
		}
		assertThat(this.browser.submit(PHONE, "phone", this.number, "phone", this.otherNumber).status()).isEqualTo(400);
		assertThat(texts()).isEqualTo(1);
		assertThat(this.browser.post(PHONE, "{}").status()).isEqualTo(202);
	}

	@Test
	void resendWhenNothingIsPendingThenRefused() {
		logIn();
		assertThat(this.browser.post(PHONE).problem()).isEqualTo("400 phone-rejected");
		assertThat(texts()).isZero();
	}

	@Test
	void callsWhenWithoutFirstFactorThenLeadToItSnd9T55() {
		for (String path : List.of(PHONE, CONFIRM, REMOVE)) {
			assertThat(this.browser.post(path, "{\"phone\":\"" + this.number + "\"}").problem()).as(path)
				.isEqualTo("401 factor-required");
		}
		assertThat(this.browser.get(PHONE).location()).isEqualTo("/login");
		assertThat(texts()).isZero();
	}

	@Test
	void callsWhenBodyIsNeitherFormNorJsonThenRefused() {
		logIn();
		for (String path : List.of(PHONE, CONFIRM, REMOVE)) {
			assertThat(this.browser.send(path, BodyPublishers.ofString("x"), "Content-Type", "text/plain").problem())
				.as(path)
				.isEqualTo("415 malformed");
		}
	}

	@Test
	void rememberedUserThenEnrolsNothingEnr2() {
		this.browser.get("/login");
		this.browser.submit("/login", "username", this.user, "password", TestUsers.PASSWORD, "remember-me", "on");
		this.browser.forgetSession();
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("401 factor-required");
		assertThat(page(401, this.browser.open("/accounts"))).contains("Sign out and in again");
		assertThat(texts()).isZero();
	}

	@Test
	void callsWhenWithoutCsrfTokenThenRefusedSes10() {
		logIn();
		for (String path : List.of(PHONE, CONFIRM, REMOVE)) {
			Answer answer = this.browser.exchange("POST", path, BodyPublishers.ofString("phone=" + this.number),
					Browser.and(Browser.NAVIGATION, "Content-Type", "application/x-www-form-urlencoded"));
			assertThat(answer.status()).as(path).isEqualTo(403);
		}
		assertThat(texts()).isZero();
	}

	@Test
	void numberWhenInUrlThenIsNotRead() {
		logIn();
		String csrf = this.browser.csrf();
		Answer answer = this.browser.exchange("POST", PHONE + "?phone=%2B1" + this.number.substring(2),
				BodyPublishers.noBody(), Browser.and(Browser.SCRIPT, "X-CSRF-TOKEN", csrf));
		assertThat(answer.problem()).isEqualTo("400 phone-rejected");
		assertThat(texts()).isZero();
	}

	@Test
	void pageThenIsNeverCachedAndHoldsNoScriptHttp2() {
		logIn();
		Answer page = this.browser.get(PHONE);
		assertThat(page.header("cache-control")).isEqualTo("no-store");
		assertThat(page.body())
			.contains("inputmode=\"tel\"", "autocomplete=\"tel\"", "<label for=\"phone\">", "<label for=\"region\">")
			.doesNotContain("<script>", "<style", " style=");
	}

}
