package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.smsotp.IssuedSecrets;
import io.github.smsotp.SmsOtpAdministration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a bypass code is typed in, and what guessing at one is answered.
 */
@BankTest
class BypassPageTests extends AbstractWebTests {

	private static final String GUESS = "ABCDEFGHIJKLMNOP";

	private static final String FORM = PAGE + "?bypass";

	@Autowired
	private SmsOtpAdministration administration;

	@Test
	void formWhenTextIsToBeSentThenIsShownWhetherOrNotABypassIsOutstanding() {
		logIn();
		assertFormTellsNothing("action=\"" + SEND + "\"", this.user);
	}

	@Test
	void formWhenTextWasSentThenIsShownWhetherOrNotABypassIsOutstanding() {
		logInAndGetText();
		assertFormTellsNothing("id=\"code\"", this.user);
	}

	@Test
	void formWhenLockedThenIsShownWhetherOrNotABypassIsOutstanding() {
		logInAndGetText();
		for (int i = 0; i < 5; i++) {
			verifyByScript(wrongCode());
		}
		assertFormTellsNothing("There were too many wrong codes. Try again in", this.user);
	}

	@Test
	void formWhenDisabledThenIsShownWhetherOrNotABypassIsOutstanding() {
		logIn();
		this.administration.disable(this.user);
		assertFormTellsNothing("Ask the people who run this site", this.user);
	}

	@Test
	void formWhenThereIsNoNumberThenIsShownWhetherOrNotABypassIsOutstanding() {
		String name = this.users.createWithoutNumber("without" + this.user);
		logIn(this.browser, name);
		assertFormTellsNothing("There is no phone number on your account", name);
	}

	@Test
	void formWhenCodeIsWrongThenIsShownAgain() {
		logIn();
		issue(this.user);
		assertThat(page(401, this.browser.submit(FORM, "code", GUESS))).contains("That code is not right",
				"action=\"" + FORM + "\"");
		assertThat(page(400, this.browser.submit(FORM, "code", "nonsense"))).contains("action=\"" + FORM + "\"");
	}

	@Test
	void formWhenSubmittedThenSignsInWithCsrfTokenAlone() {
		logIn();
		String code = issue(this.user);
		String form = page(200, this.browser.get(FORM));
		String[] headers = Browser.and(Browser.NAVIGATION, "Content-Type", "application/x-www-form-urlencoded");
		Answer without = this.browser.exchange("POST", FORM, BodyPublishers.ofString("code=" + code), headers);
		assertThat(without.status()).isEqualTo(403);
		String token = form.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
		Answer with = this.browser.exchange("POST", FORM, BodyPublishers.ofString("code=" + code + "&_csrf=" + token),
				headers);
		assertThat(with.location()).isEqualTo("/");
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void formWhenQueryHasAnEmptyValueThenIsShown() {
		logIn();
		assertThat(page(200, this.browser.get(FORM + "="))).contains("action=\"" + FORM + "\"");
		assertThat(page(200, this.browser.get(FORM + "=no"))).doesNotContain("action=\"" + FORM + "\"");
	}

	@Test
	void formWhenWantedBeforeTheFirstFactorThenIsThereAfterIt() {
		this.browser.get(FORM);
		Answer answer = this.browser.follow(logIn());
		assertThat(page(200, answer)).contains("action=\"" + FORM + "\"");
	}

	@Test
	void codeInUrlThenIsNotRead() {
		logIn();
		String code = this.administration.issueBypassCode(this.user, Duration.ofHours(1)).code();
		assertThat(this.browser.post(PAGE + "?code=" + code).problem()).isEqualTo("400 malformed");
		assertThat(this.browser.submit(PAGE + "?code=" + code).status()).isEqualTo(400);
		assertThat(this.browser.submit(PAGE + "?code=" + code, "code", code).status()).isEqualTo(400);
		assertThat(page(200, this.browser.get(PAGE + "?code=" + code))).doesNotContain(code);
		assertThat(this.administration.report(this.user).bypassExpiresAt()).isNotNull();
		assertThat(verifyByScript(code).json()).containsEntry("authenticated", true);
	}

	@Test
	void guessesWhenNoBypassIsOutstandingThenAnswerAsWrongCodesAndCountNothingBru13() {
		logInAndGetText();
		Answer wrong = verifyByScript(wrongCode());
		for (int i = 0; i < 20; i++) {
			assertAnswersAlike(verifyByScript(GUESS), wrong);
		}
		assertThat(this.administration.report(this.user).consecutiveFailures()).isEqualTo(1);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void guessesWhenBypassIsOutstandingThenAnswerAsIfNoneWereBru13() {
		logInAndGetText();
		verifyByScript(wrongCode());
		Map<String, Object> without = verifyByScript(GUESS).json();
		String code = issue(this.user);
		for (int i = 0; i < 20; i++) {
			assertThat(verifyByScript(GUESS).json()).isEqualTo(without);
		}
		assertThat(this.administration.report(this.user).consecutiveFailures()).isEqualTo(1);
		assertThat(verifyByScript(code).status()).isEqualTo(200);
	}

	@Test
	void guessWhenLockedThenAnswersAsAnyCodeBru13() {
		logInAndGetText();
		for (int i = 0; i < 5; i++) {
			verifyByScript(wrongCode());
		}
		letPass(20);
		Answer locked = verifyByScript(GUESS);
		assertAnswersAlike(locked, verifyByScript(this.gateway.lastCode()));
		assertThat(locked.problem()).isEqualTo("429 locked");
		assertThat(locked.header("retry-after")).isEqualTo("40");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ABCDEFGHIJKLMNO", "ABCDEFGHIJKLMNOPQ", "ABCDEFGHIJKLMNO1", "ABCDEFGHIJKLMNO0",
			"ABCDEFGHIJKLMNO!", "ABCDEFGHIJKLMNO\u0131", "\uff21BCDEFGHIJKLMNOP",
			"A  -  B  -  C  -  D  -  E  -  FGHIJKLMNOP" })
	void guessWhenNotOfTheFormThenIsMalformed(String guess) {
		logIn();
		issue(this.user);
		assertThat(verifyByScript(guess).problem()).isEqualTo("400 malformed");
		assertThat(this.administration.report(this.user).consecutiveFailures()).isZero();
	}

	private void assertFormTellsNothing(String state, String account) {
		String before = page(200, this.browser.get(PAGE));
		assertThat(before).contains(state, "<a href=\"" + FORM + "\">");
		String form = page(200, this.browser.get(FORM));
		assertThat(form).contains("action=\"" + FORM + "\"", "name=\"_csrf\"", "<a href=\"" + PAGE + "\">")
			.containsOnlyOnce("name=\"code\"")
			.doesNotContain("inputmode", "one-time-code");
		issue(account);
		assertThat(withoutToken(page(200, this.browser.get(PAGE)))).isEqualTo(withoutToken(before));
		assertThat(withoutToken(page(200, this.browser.get(FORM)))).isEqualTo(withoutToken(form));
	}

	private static String withoutToken(String page) {
		return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
	}

	private String issue(String account) {
		String code = this.administration.issueBypassCode(account, Duration.ofHours(1)).code();
		IssuedSecrets.record(code);
		return code;
	}

	private static void assertAnswersAlike(Answer one, Answer other) {
		assertThat(one.status()).isEqualTo(other.status());
		assertThat(withoutCounts(one)).isEqualTo(withoutCounts(other));
		assertThat(names(one)).isEqualTo(names(other));
	}

	private static Map<String, Object> withoutCounts(Answer answer) {
		Map<String, Object> rest = new HashMap<>(answer.json());
		rest.remove("attemptsLeft");
		return rest;
	}

	private static Set<String> names(Answer answer) {
		Set<String> names = new HashSet<>(answer.headers().keySet());
		names.removeAll(Set.of("connection", "keep-alive"));
		return names;
	}

}
