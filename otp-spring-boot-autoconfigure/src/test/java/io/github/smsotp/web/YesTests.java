package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;

import io.github.smsotp.authentication.SmsOtpAuthenticationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing but the code of this login gives the factor.
 */
@ApplicationTest
@ContextConfiguration(classes = YesApplication.class)
class YesTests extends AbstractWebTests {

	@Autowired
	private YesApplication.YesToEverything yes;

	@Test
	void wrongCodeThenFallsThroughToNoOtherProviderT35() {
		logInAndGetText();
		assertThat(verifyByScript(wrongCode()).problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
		assertThat(this.yes.asked()).doesNotContain(SmsOtpAuthenticationToken.class);
	}

	@Test
	void codeWhenStoreIsDownThenFallsThroughToNoOtherProviderT35() {
		logInAndGetText();
		this.store.setDown(true);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("503 unavailable");
		this.store.setDown(false);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.yes.asked()).doesNotContain(SmsOtpAuthenticationToken.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { PAGE, SEND })
	void postWhenThereIsNoFirstFactorThenLeadsToTheLoginThoughRulesAllowItTrap29(String path) {
		this.browser.csrf();
		assertThat(this.browser.post(path, "{\"code\":\"123456\"}").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.submit(path, "code", "123456").location()).isEqualTo(PAGE);
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
		assertThat(this.browser.fetch(PAGE).location()).isEqualTo("/login");
		assertThat(texts()).isZero();
	}

	@Test
	void codeWhenGivenBeforeThePasswordThenCountsForNothingT28() {
		logInAndGetText();
		Browser other = new Browser(this.port);
		other.csrf();
		assertThat(other.submit(PAGE, "code", this.gateway.lastCode()).location()).isEqualTo(PAGE);
		logIn(other, this.user);
		assertThat(other.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void codeOfAnotherUserThenIsRejectedAndMergesNothingT28() {
		logInAndGetText();
		Browser attacker = new Browser(this.port);
		String accomplice = this.users.create();
		logIn(attacker, accomplice);
		attacker.open("/accounts");
		String code = this.gateway.lastCode();
		assertThat(verifyByScript(code).problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void factorOfOneUserThenIsNotTheNextOnesInTheSameSessionT28() {
		signIn();
		String next = this.users.create();
		logIn(this.browser, next);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.get("/me").body()).doesNotContain(this.user, next);
	}

	@Test
	void sessionBetweenTheFactorsThenHoldsNoPasswordNoCodeAndNoNumberT30() {
		logInAndGetText();
		String dump = this.browser.get("/session").body();
		assertThat(dump).contains("SMS_OTP_CHALLENGE", "SPRING_SECURITY_CONTEXT", this.user);
		assertThat(dump).doesNotContain(TestUsers.PASSWORD, "{noop}", this.gateway.lastCode(),
				this.users.number(this.user), this.users.number(this.user).substring(1));
	}

	@Test
	void sessionAfterTheCodeThenHoldsNoPasswordNoCodeAndNoNumberT30() {
		signIn();
		String dump = this.browser.get("/session").body();
		assertThat(dump).contains("FACTOR_SMS_OTP", this.user);
		assertThat(dump).doesNotContain(TestUsers.PASSWORD, "{noop}", this.gateway.lastCode(),
				this.users.number(this.user).substring(1));
	}

	@ParameterizedTest
	@CsvSource({ "X-Forwarded-Host,evil.example", "Forwarded,host=evil.example", "X-Forwarded-Prefix,//evil.example",
			"Referer,https://evil.example/", "Origin,https://evil.example" })
	void wantedPageWhenHeadersNameAnotherHostThenIsHereT33(String name, String value) {
		logIn();
		Answer turned = this.browser.exchange("GET", "/accounts?continue=//evil.example", BodyPublishers.noBody(),
				Browser.and(Browser.NAVIGATION, name, value));
		assertThat(turned.header("location")).doesNotContain("evil");
		String target = String.valueOf(verify(this.gateway.lastCode()).header("location"));
		assertThat(target).startsWith("http://localhost:" + this.port + "/accounts?");
	}

	@Test
	void wantedPageWhenPathBeginsWithTwoSlashesThenIsNotKeptT33() {
		logIn();
		this.browser.get("//evil.example/accounts");
		this.browser.submit(SEND);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/");
	}

}
