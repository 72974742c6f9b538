package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A login from the first page to the last, by browser and by script.
 */
@BankTest
class SignInTests extends AbstractWebTests {

	@Test
	void browserWhenAllIsRightThenLandsOnWantedPage() {
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		assertThat(logIn().location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts?continue").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
		assertThat(this.browser.get(PAGE).status()).isEqualTo(200);
		Answer verified = verify(this.gateway.lastCode());
		assertThat(verified.status()).isEqualTo(302);
		assertThat(verified.location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.follow(verified).body()).isEqualTo("content for " + this.user);
	}

	@Test
	void browserWhenNothingWasWantedThenLandsOnRoot() {
		logIn();
		this.browser.submit(SEND);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/");
	}

	@Test
	void browserWhenCodePageWasWantedThenTypesTheCodeInThere() {
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
		assertThat(this.browser.follow(logIn()).body()).contains("action=\"" + SEND + "\"");
		assertThat(this.browser.follow(this.browser.submit(SEND)).body()).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/");
	}

	@Test
	void verifyWhenUrlNamesAnotherTargetThenIgnoresItT33() {
		logIn();
		this.browser.submit(SEND);
		String code = this.gateway.lastCode();
		Answer verified = this.browser.submit(PAGE + "?continue=//evil.example&redirect=https://evil.example", "code",
				code, "continue", "//evil.example");
		assertThat(verified.location()).isEqualTo("/");
	}

	@Test
	void pageThenHasOneFieldForTheCodeUi1() {
		String page = logInAndGetText().body();
		assertThat(page).containsPattern(Pattern.compile("<input [^>]*name=\"code\"[^>]*>"))
			.containsOnlyOnce("type=\"text\"")
			.contains("inputmode=\"numeric\"", "autocomplete=\"one-time-code\"", "maxlength=\"12\"", " required",
					"<label for=\"code\">", "<html lang=\"en\" dir=\"ltr\">")
			.doesNotContain("<script>", "<style", " style=", " onclick=");
	}

	@Test
	void pageThenShowsMaskedNumberAndNoCodeUi7T51() {
		Answer page = logInAndGetText();
		String number = this.users.number(this.user);
		assertThat(HtmlUtils.htmlUnescape(page.body())).contains(masked(this.user))
			.doesNotContain(number.substring(2))
			.doesNotContain(this.gateway.lastCode());
		assertThat(page.headers().toString()).doesNotContain(number.substring(2))
			.doesNotContain(this.gateway.lastCode());
	}

	@Test
	void pageThenHoldsCsrfTokenInAllForms() {
		assertThat(logInAndGetText().body().split("name=\"_csrf\"")).hasSize(4);
	}

	@Test
	void pageWhenHalfAuthenticatedThenItsStyleSheetCanBeRead() {
		assertThat(logInAndGetText().body()).contains("href=\"" + PAGE + "/default-ui.css\"");
		Answer styles = this.browser.get(PAGE + "/default-ui.css");
		assertThat(styles.status()).isEqualTo(200);
		assertThat(styles.header("content-type")).isEqualTo("text/css");
	}

	@Test
	void sessionIdThenChangesAfterPasswordAndAfterCodeSes4T29() {
		this.browser.get("/login");
		Browser early = this.browser.copy();
		logInAndGetText();
		Browser half = this.browser.copy();
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(early.session()).isNotEqualTo(half.session());
		assertThat(half.session()).isNotEqualTo(this.browser.session());
		assertThat(early.get("/accounts").location()).isEqualTo("/login");
		assertThat(half.get("/accounts").location()).isEqualTo("/login");
	}

	@Test
	void csrfTokenWhenFromBeforeTheCodeThenIsWorthlessT29() {
		logIn();
		String before = this.browser.csrf();
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		Answer answer = this.browser.exchange("POST", "/transfer", BodyPublishers.noBody(), "X-CSRF-TOKEN", before);
		assertThat(answer.status()).isEqualTo(403);
		assertThat(this.browser.post("/transfer").body()).isEqualTo("transferred by " + this.user);
	}

	@Test
	@SuppressWarnings("unchecked")
	void authenticationThenKeepsTypeAndAuthoritiesAndGainsTheFactorT28() {
		String loggedIn = this.clock.instant().toString();
		logInAndGetText();
		letPass(20);
		verify(this.gateway.lastCode());
		Map<String, Object> me = this.browser.fetch("/me").json();
		assertThat(me).containsEntry("type", "UsernamePasswordAuthenticationToken");
		assertThat((String) me.get("principal")).startsWith("org.springframework.security.core.userdetails.User")
			.contains("Username=" + this.user);
		assertThat((String) me.get("details")).startsWith("WebAuthenticationDetails");
		assertThat((Map<String, Object>) me.get("authorities")).containsOnly(Map.entry("ROLE_USER", ""),
				Map.entry("FACTOR_PASSWORD", loggedIn), Map.entry("FACTOR_SMS_OTP", this.clock.instant().toString()));
	}

	@Test
	void scriptWhenAllIsRightThenIsToldAuthenticated() {
		logIn();
		assertThat(this.browser.fetch(PAGE).json()).isEqualTo(Map.of("state", "SEND_REQUIRED", "recipient",
				masked(this.user), "resendAfterSeconds", 0, "attemptsLeft", 5));
		Answer sent = this.browser.post(SEND);
		Map<String, Object> state = Map.of("state", "CODE_SENT", "recipient", masked(this.user), "expiresAt",
				this.clock.instant().plusSeconds(300).toString(), "resendAfterSeconds", 30, "attemptsLeft", 5);
		assertThat(sent.status()).isEqualTo(202);
		assertThat(sent.json()).isEqualTo(state);
		assertThat(this.browser.fetch(PAGE).json()).isEqualTo(state);
		Answer verified = verifyByScript(this.gateway.lastCode());
		assertThat(verified.status()).isEqualTo(200);
		assertThat(verified.json()).isEqualTo(Map.of("authenticated", true, "redirectUrl", "/"));
		assertThat(this.browser.fetch(PAGE).json()).isEqualTo(Map.of("state", "VERIFIED"));
		assertThat(this.browser.fetch("/accounts").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void scriptWhenPageWasWantedThenIsToldWhere() {
		logInAndGetText();
		assertThat((String) verifyByScript(this.gateway.lastCode()).json().get("redirectUrl"))
			.isEqualTo("http://localhost:" + this.port + "/accounts?continue");
	}

	@Test
	void stateWhenTimePassesThenCountsDown() {
		logIn();
		this.browser.post(SEND);
		this.clock.move(Duration.ofMillis(9_500));
		verifyByScript(wrongCode());
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("resendAfterSeconds", 21)
			.containsEntry("attemptsLeft", 4);
	}

	@Test
	void pageWhenWrongCodeThenSaysHowManyTriesAreLeftBru14() {
		logInAndGetText();
		Answer answer = verify(wrongCode());
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.body()).contains("role=\"alert\"", "That code is not right", "4 tries left")
			.doesNotContain(wrongCode());
	}

	private String masked(String name) {
		return "+1 ••• ••• ••" + this.users.number(name).substring(10);
	}

}
