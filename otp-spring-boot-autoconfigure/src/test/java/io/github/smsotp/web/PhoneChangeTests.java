package io.github.smsotp.web;

import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.event.SmsOtpNumberChangedEvent;
import io.github.smsotp.event.SmsOtpVerifiedEvent;
import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a number is changed: by whoever has just shown the factor, and by nobody else.
 */
@EnrollmentTest
class PhoneChangeTests extends AbstractEnrollmentTests {

	@Autowired
	private SmsOtpAdministration administration;

	@Test
	void passwordAloneThenNeitherReadsNorChangesNorRemovesEnr2T27T55() {
		setNumber(this.number);
		logIn();
		assertThat(this.browser.fetch(PHONE).problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.get(PHONE).location()).isEqualTo(PAGE);
		this.gateway.clear();
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.otherNumber + "\"}").problem())
			.isEqualTo("401 factor-required");
		assertThat(this.browser.post(PHONE).problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"123456\"}").problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.post(REMOVE).status()).isEqualTo(403);
		assertThat(page(400, confirm("none"))).doesNotContain("••");
		assertThat(page(401, confirm("123456"))).doesNotContain("••");
		assertThat(enter(this.otherNumber).location()).isEqualTo(CHANGE);
		assertThat(this.browser.get(CHANGE).location()).isEqualTo(PAGE);
		assertThat(texts()).isZero();
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void changeWhenFactorIsFreshThenReplacesTheNumberAndTellsTheOldOneEnr3Enr4() {
		signInEnrolled();
		assertThat(HtmlUtils.htmlUnescape(page(200, this.browser.get(PHONE)))).contains(masked(this.number), CHANGE)
			.doesNotContain(this.number.substring(2), REMOVE);
		assertThat(page(200, this.browser.get(CHANGE))).contains("name=\"phone\"");
		this.gateway.clear();
		assertThat(enter(this.otherNumber).location()).isEqualTo(PHONE);
		assertThat(current()).isEqualTo(this.number);
		String session = this.browser.session();
		Answer confirmed = confirm(this.gateway.lastCode());
		assertThat(confirmed.location()).isEqualTo(PHONE);
		assertThat(this.browser.session()).isNotEqualTo(session);
		assertThat(HtmlUtils.htmlUnescape(this.browser.follow(confirmed).body())).contains(masked(this.otherNumber));
		assertThat(current()).isEqualTo(this.otherNumber);
		assertThat(this.gateway.messages()).extracting("to.value").containsExactly(this.otherNumber, this.number);
		assertThat(this.gateway.messages().get(1).text()).contains("Bank", "was changed")
			.doesNotContainPattern("[0-9]{6}");
		assertThat(this.events.of(SmsOtpNumberChangedEvent.class))
			.containsExactly(new SmsOtpNumberChangedEvent(this.user, masked(this.number), masked(this.otherNumber),
					this.user, "127.0.0.1", this.clock.instant()));
	}

	@Test
	void changeWhenAbandonedThenOldNumberStaysEnr3() {
		signInEnrolled();
		enter(this.otherNumber);
		Browser later = new Browser(this.port);
		letPass(60);
		logIn(later, this.user);
		this.gateway.clear();
		later.open("/accounts");
		assertThat(this.gateway.messages()).singleElement().extracting("to.value").isEqualTo(this.number);
	}

	@Test
	void changeWhenFactorIsOldThenIsLedThroughItAndComesBackEnr2() {
		signInEnrolled();
		letPass(240);
		this.gateway.clear();
		assertThat(enter(this.otherNumber).location()).isEqualTo(CHANGE);
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.otherNumber + "\"}").problem())
			.isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
		assertThat(this.browser.get(CHANGE).location()).isEqualTo(PAGE);
		assertThat(this.browser.open(PAGE).body()).contains("action=\"" + SEND);
		this.browser.submit(SEND);
		Answer verified = verify(this.gateway.lastCode());
		assertThat(verified.location()).startsWith(CHANGE);
		assertThat(this.browser.follow(verified).body()).contains("name=\"phone\"");
		letPass(60);
		assertThat(enter(this.otherNumber).location()).isEqualTo(PHONE);
		assertThat(confirm(this.gateway.lastCode()).location()).isEqualTo(PHONE);
		assertThat(current()).isEqualTo(this.otherNumber);
	}

	@Test
	void numberWhenFactorIsOldThenIsStillShownMasked() {
		signInEnrolled();
		letPass(3_600);
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("recipient", masked(this.number));
	}

	@Test
	void changeThenOtherSessionsLoseTheFactorAndThisOneKeepsItT34() {
		signInEnrolled();
		Browser other = anotherSession();
		assertThat(other.get("/accounts").status()).isEqualTo(200);
		enter(this.otherNumber);
		confirm(this.gateway.lastCode());
		this.gateway.clear();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(other.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(other.fetch("/me").problem()).isEqualTo("401 factor-required");
		letPass(60);
		assertThat(other.open("/accounts").body()).contains("name=\"code\"");
		assertThat(this.gateway.messages()).singleElement().extracting("to.value").isEqualTo(this.otherNumber);
		assertThat(other.submit(PAGE, "code", this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(other.get("/accounts").status()).isEqualTo(200);
		letPass(3_600);
		assertThat(other.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void changeThenOtherSessionsCodeInFlightIsWorthNothing() {
		signInEnrolled();
		Browser half = new Browser(this.port);
		logIn(half, this.user);
		half.open("/accounts");
		String code = this.gateway.lastCode();
		letPass(60);
		enter(this.otherNumber);
		confirm(this.gateway.lastCode());
		assertThat(half.submit(PAGE, "code", code).status()).isEqualTo(401);
		assertThat(half.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void changeWhenAnotherSessionHasOnePendingThenOldPendingDiesT27() {
		signInEnrolled();
		Browser other = anotherSession();
		String third = newNumber();
		assertThat(enter(other, third).location()).isEqualTo(PHONE);
		String stale = this.gateway.lastCode();
		letPass(60);
		enter(this.otherNumber);
		confirm(this.gateway.lastCode());
		assertThat(other.submit(CONFIRM, "code", stale).status()).isEqualTo(401);
		assertThat(current()).isEqualTo(this.otherNumber);
	}

	@Test
	void changeWhenPasswordIsTypedInAgainThenPendingDiesWithTheSessionT27() {
		signInEnrolled();
		enter(this.otherNumber);
		String code = this.gateway.lastCode();
		this.browser.get("/logout");
		this.browser.submit("/logout");
		logIn();
		assertThat(confirm(code).status()).isEqualTo(401);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void changeWhenCodeIsWrongThenFactorStaysAndNumberToo() {
		signInEnrolled();
		enter(this.otherNumber);
		assertThat(page(401, confirm(wrongCode()))).contains("That code is not right");
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void revokeNumberThenSessionsLoseTheFactorAndTheUserEnrolsAgainEnr5() {
		signInEnrolled();
		assertThat(this.administration.revokeNumber(this.user)).isTrue();
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.open("/accounts").body()).contains("name=\"phone\"");
	}

	@Test
	void numberWhenConfirmedElsewhereThenOtherNodesSessionLosesTheFactorWithinAMinute() {
		signInEnrolled();
		letPass(3_600);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		changeElsewhere();
		letPass(60);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.open("/accounts").body()).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void sessionWhenNumberChangesElsewhereThenNoReplayKeepsTheFactor() {
		signInEnrolled();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		changeElsewhere();
		assertThat(verifyByScript("123456").json()).containsEntry("authenticated", true);
		this.browser.post(CONFIRM, "{\"code\":\"123456\"}");
		letPass(60);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void sessionWhenNumberChangesWhileTheCodeIsVerifiedThenLosesTheFactorT27() {
		setNumber(this.number);
		logInAndGetText();
		this.events.whenNext(SmsOtpVerifiedEvent.class, this::changeElsewhere);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		letPass(60);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void sessionWhenNumberHasJustChangedElsewhereThenChangesNothingEnr2T27() {
		signInEnrolled();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		changeElsewhere();
		this.gateway.clear();
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + newNumber() + "\"}").problem())
			.isEqualTo("401 factor-required");
		assertThat(this.browser.fetch(PHONE).problem()).isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
	}

	@Test
	void impersonatorThenSeesAndChangesNobodysNumber() {
		this.user = this.users.createWithoutNumber("admin-" + this.user, new SimpleGrantedAuthority("ROLE_ADMIN"));
		String other = this.users.createWithoutNumber("other-" + this.user);
		signInEnrolled();
		this.browser.submit("/login/impersonate", "username", other);
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + other);
		this.browser.csrf();
		this.gateway.clear();
		assertThat(enter(this.otherNumber).status()).isEqualTo(403);
		assertThat(this.browser.post(REMOVE).status()).isEqualTo(403);
		assertThat(this.browser.get(CHANGE).status()).isEqualTo(403);
		assertThat(texts()).isZero();
		assertThat(current()).isEqualTo(this.number);
		assertThat(this.numbers.findConfirmed(other)).isEmpty();
	}

	private void changeElsewhere() {
		assertThat(this.numbers.replace(this.user, new PhoneNumber(this.number), new PhoneNumber(this.otherNumber),
				this.clock.instant(), 5))
			.isTrue();
	}

	@Test
	void numberWhenUsedThenThatIsRecorded() {
		signInEnrolled();
		assertThat(this.numbers.findEnrolled(this.user)).singleElement()
			.extracting("lastUsedAt")
			.isEqualTo(this.clock.instant().minusSeconds(60));
	}

}
