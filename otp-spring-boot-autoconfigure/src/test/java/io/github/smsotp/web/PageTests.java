package io.github.smsotp.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.smsotp.SmsOtpAdministration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page for codes says and offers.
 */
@BankTest
class PageTests extends AbstractWebTests {

	private static final Pattern FIELD = Pattern.compile("<input [^>]*id=\"code\"[^>]*>");

	@Autowired
	private SmsOtpAdministration administration;

	@Test
	void pageSaysWhereTheCodeIsHowLongItWorksAndHowManyTriesAreLeft() {
		String page = logInAndGetText().body();
		String ending = this.users.number(this.user).substring(10);
		assertThat(page).contains("We sent a code to the number ending in " + ending + ". You have 5 tries left.",
				"The code works for 5 minutes.");
		letPass(100);
		assertThat(this.browser.get(PAGE).body()).contains("The code works for 3 minutes.");
		letPass(100);
		assertThat(this.browser.get(PAGE).body()).contains("The code works for 100 seconds.");
		verify(wrongCode());
		assertThat(this.browser.get(PAGE).body()).contains("You have 4 tries left.");
	}

	@Test
	void pageCountsTheSecondsUntilTheNextTextAndThenOffersIt() {
		assertThat(logInAndGetText().body())
			.contains("<p data-seconds=\"30\" data-one=\"You can ask for a new code in 1 second.\" "
					+ "data-over=\"If it has not come after a minute, check the number and ask for a new one.\">"
					+ "You can ask for a new code in 30 seconds.</p>", "action=\"" + SEND + "\"");
		letPass(30);
		assertThat(this.browser.get(PAGE).body()).contains("<p>If it has not come after a minute")
			.doesNotContain("data-seconds");
	}

	@ParameterizedTest
	@ValueSource(strings = { "000000", "nonsense" })
	void problemStandsInALiveRegionThatTheFieldNamesUi8(String code) {
		assertThat(logInAndGetText().body()).doesNotContain("aria-describedby", "aria-invalid");
		String page = verify(code).body();
		assertThat(page).containsOnlyOnce("<div id=\"problem\" class=\"alert alert-danger\" role=\"alert\">");
		assertThat(FIELD.matcher(page).results().map(MatchResult::group)).singleElement()
			.asString()
			.contains("aria-describedby=\"problem\" aria-invalid=\"true\"");
	}

	@Test
	void problemThatIsNotOfTheFieldDoesNotMarkIt() {
		logInAndGetText();
		assertThat(this.browser.submit(SEND).body())
			.contains("You can ask for another code in 30 seconds.", "aria-describedby=\"problem\"")
			.doesNotContain("aria-invalid");
	}

	@Test
	void pageWhenCodeIsGoneThenSaysWhereTheNextOneGoes() {
		logInAndGetText();
		letPass(300);
		assertThat(this.browser.get(PAGE).body())
			.contains("To finish signing in, you need a code",
					AbstractEnrollmentTests.masked(this.users.number(this.user)), "action=\"" + SEND + "\"")
			.doesNotContain("We sent a code", "id=\"code\"");
	}

	@Test
	void formsTellTheChainWhereTheyComeFrom() {
		assertThat(logInAndGetText().body()).contains("<meta name=\"referrer\" content=\"same-origin\">");
	}

	@Test
	void lockedThenSaysOnceHowLong() {
		logInAndGetText();
		for (int i = 0; i < 4; i++) {
			verify(wrongCode());
		}
		assertThat(verify(wrongCode()).body()).containsOnlyOnce("There were too many wrong codes. Try again in");
		assertThat(this.browser.get(PAGE).body())
			.containsOnlyOnce("There were too many wrong codes. Try again in 60 seconds.");
	}

	@Test
	void disabledThenSaysWhomToAsk() {
		logIn();
		this.administration.disable(this.user);
		assertThat(this.browser.get(PAGE).body()).contains("Codes are switched off for your account. Ask the people")
			.doesNotContain("id=\"code\"");
	}

	@Test
	void unavailableThenOffersToTryAgain() {
		logIn();
		this.store.setDown(true);
		assertThat(page(503, this.browser.get(PAGE))).contains("Codes cannot be checked right now",
				"<a href=\"" + PAGE + "\">Try again</a>");
	}

	@Test
	void signOutThenLeavesNobodyBetweenTheFactors() {
		assertThat(logInAndGetText().body()).contains("<form method=\"post\" action=\"/logout\">");
		assertThat(this.browser.submit("/logout").location()).isEqualTo("/login?logout");
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
	}

	@Test
	void pageHasNoScriptAndNoStyleInItself() {
		logInAndGetText();
		assertPlain(401, verify(wrongCode()));
		assertPlain(400, verify("<script>alert(1)</script>"));
		assertPlain(200, this.browser.get(PAGE + "?bypass"));
		verify(this.gateway.lastCode());
		assertPlain(200, this.browser.get("/sms-otp/phone"));
	}

	@Test
	void filesOfThePageAreServedAndKept() {
		String page = logInAndGetText().body();
		assertThat(page).contains("<link href=\"" + PAGE + "/sms-otp.css\" rel=\"stylesheet\">",
				"<script src=\"" + PAGE + "/sms-otp.js\" defer></script>");
		assertFile("/sms-otp.css", "text/css", "prefers-color-scheme: dark");
		assertFile("/sms-otp.js", "text/javascript", "navigator.credentials");
		assertFile("/default-ui.css", "text/css", ".login-form");
		assertThat(this.browser.get(PAGE + "/other.css").status()).isNotEqualTo(200);
	}

	@Test
	void filesOfThePageAreServedToNobodyToo() {
		assertFile("/sms-otp.css", "text/css", "prefers-color-scheme: dark");
	}

	@Test
	void withoutOriginThenBrowserReadsNoTexts() {
		assertThat(logInAndGetText().body()).doesNotContain("data-otp");
	}

	private static void assertPlain(int status, Answer answer) {
		assertThat(page(status, answer)).contains("<h1>")
			.doesNotContain("<script>", "alert(1)", "<style", " style=")
			.doesNotContainPattern(" on[a-z]+=");
	}

	private void assertFile(String name, String type, String content) {
		Answer file = this.browser.get(PAGE + name);
		assertThat(file.status()).isEqualTo(200);
		assertThat(file.header("content-type")).startsWith(type);
		assertThat(file.header("cache-control")).isEqualTo("max-age=3600, private");
		assertThat(file.body()).contains(content);
	}

}
