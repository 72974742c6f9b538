package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who has passed the first factor alone is an anonymous user to the application.
 */
@BankTest
class BetweenFactorsTests extends AbstractWebTests {

	@Autowired
	private BankApplication.SpecialRule specialRule;

	@BeforeEach
	void passFirstFactor() {
		logIn();
		this.specialRule.asked().clear();
	}

	@Test
	void publicPageThenStaysOpenAndSeesNobody() {
		assertThat(this.browser.get("/public/hello").body()).isEqualTo("hello nobody, anonymousUser");
		verifyFirstText();
		assertThat(this.browser.get("/public/hello").body()).isEqualTo("hello " + this.user + ", " + this.user);
	}

	@Test
	void publicPageWhenAnsweredByAnotherThreadThenSeesNobodyT21() {
		assertThat(this.browser.get("/public/later").body()).isEqualTo("hello anonymousUser");
		verifyFirstText();
		assertThat(this.browser.get("/public/later").body()).isEqualTo("hello " + this.user);
	}

	@Test
	void pageForGuestsThenStaysOpenUntilTheFactorIsThere() {
		assertThat(this.browser.get("/guests").body()).isEqualTo("content for anonymousUser");
		verifyFirstText();
		assertThat(this.browser.get("/guests").status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/", "/accounts", "/me", "/special/offer", "/admin", "/nowhere", "/error", "/favicon.ico" })
	void protectedPageThenLeadsToCodePageSes1T21(String path) {
		assertThat(this.browser.get(path).location()).isEqualTo(PAGE);
		assertThat(this.browser.fetch(path).problem()).isEqualTo("401 factor-required");
	}

	@Test
	void protectedFormThenIsNotProcessedSes1() {
		assertThat(this.browser.submit("/transfer").location()).isEqualTo(PAGE);
		assertThat(this.browser.post("/transfer").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void factorWhenClaimedByTheClientThenIsNotThereSes3() {
		String[] claims = { "Accept", Browser.HTML, "X-Mfa", "true", "X-Authorities", "FACTOR_SMS_OTP", "Cookie",
				"mfa=true; FACTOR_SMS_OTP=true" };
		Answer answer = this.browser.exchange("GET", "/accounts?mfa=true&FACTOR_SMS_OTP=true", BodyPublishers.noBody(),
				claims);
		assertThat(answer.status()).isEqualTo(302);
	}

	@Test
	void methodSecurityWhenBehindPublicPathThenLeadsToCodePage() {
		assertThat(this.browser.get("/public/members").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
		assertThat(this.browser.fetch("/public/members").problem()).isEqualTo("401 factor-required");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/public/members?continue");
		assertThat(this.browser.get("/public/members").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void accessRuleThenIsAskedAboutAnonymousUsersOnlyAndOnceWhenTheFactorIsThereTrap6() {
		assertThat(this.browser.get("/special/offer").location()).isEqualTo(PAGE);
		assertThat(this.specialRule.asked()).containsOnly("anonymousUser");
		verify(this.gateway.lastCode());
		this.specialRule.asked().clear();
		assertThat(this.browser.get("/special/offer").body()).isEqualTo("content for " + this.user);
		assertThat(this.specialRule.asked()).containsExactly(this.user);
	}

	@Test
	void accessRuleWhenItCannotBeAskedAboutAnonymousUsersThenLeadsToCodePageTrap6() {
		assertThat(this.browser.get("/special/strict").location()).isEqualTo(PAGE);
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/special/strict").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void accessDeniedHandlerThenIsCalledForOwnDenialsOnlyTrap12() {
		assertThat(this.browser.get("/admin").header("x-denied-by")).isNull();
		assertThat(this.browser.fetch("/admin").header("x-denied-by")).isNull();
		verify(this.gateway.lastCode());
		Answer denied = this.browser.get("/admin");
		assertThat(denied.status()).isEqualTo(403);
		assertThat(denied.header("x-denied-by")).isEqualTo("application");
	}

	@Test
	void wantedPageWhenContractPathsAreOpenedThenIsKept() {
		this.browser.get("/accounts");
		this.browser.get(SEND);
		this.browser.get(PAGE + "/");
		this.browser.get(PAGE + "?x=1");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void wantedPageWhenScriptsAndImagesAreTurnedAwayThenIsKept() {
		this.browser.get("/accounts");
		this.browser.fetch("/me");
		this.browser.exchange("GET", "/logo.png", BodyPublishers.noBody(), "Accept", "image/avif,*/*", "Sec-Fetch-Dest",
				"image");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void missingPageWhenHalfAuthenticatedThenShows404AndKeepsWantedPageTrap17() {
		this.browser.get("/accounts");
		assertError(404, this.browser.get("/public/nowhere"));
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void sendErrorWhenHalfAuthenticatedThenShowsItAndKeepsWantedPageTrap17() {
		this.browser.get("/accounts");
		assertError(429, this.browser.get("/public/busy"));
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void exceptionWhenHalfAuthenticatedThenShowsErrorAndKeepsWantedPageTrap17() {
		this.browser.get("/accounts");
		assertError(500, this.browser.get("/public/broken"));
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void errorWhenNothingWasWantedThenIsNotWantedTrap18() {
		assertError(404, this.browser.get("/public/nowhere"));
		assertError(404, this.browser.fetch("/public/nowhere"));
		this.browser.submit(SEND);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/");
	}

	@Test
	void missingCsrfTokenWhenHalfAuthenticatedThenShows403AndKeepsWantedPageTrap17Ses10() {
		this.browser.get("/accounts");
		assertError(403, this.browser.exchange("POST", SEND, BodyPublishers.noBody(), Browser.NAVIGATION));
		this.browser.get(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void callsWhenCsrfTokenIsMissingThen403AndNothingHappensSes10T32() {
		this.browser.open("/accounts");
		letPass(31);
		String code = "{\"code\":\"" + this.gateway.lastCode() + "\"}";
		String[] json = Browser.and(Browser.SCRIPT, "Content-Type", "application/json");
		assertThat(this.browser.exchange("POST", SEND, BodyPublishers.noBody(), Browser.SCRIPT).status())
			.isEqualTo(403);
		assertThat(this.browser.exchange("POST", PAGE, BodyPublishers.ofString(code), json).status()).isEqualTo(403);
		assertThat(texts()).isEqualTo(1);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.post(PAGE, code).status()).isEqualTo(200);
	}

	private void verifyFirstText() {
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
	}

	private static void assertError(int status, Answer answer) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body()).contains("" + status).doesNotContain("name=\"code\"");
	}

}
