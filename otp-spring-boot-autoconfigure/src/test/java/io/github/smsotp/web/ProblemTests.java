package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every problem of the contract, for scripts and on the page, and when to ask again.
 */
@BankTest
class ProblemTests extends AbstractWebTests {

	@Test
	void verifyWhenCodeIsWrongThenCodeRejected() {
		logInAndGetText();
		Answer answer = verifyByScript(wrongCode());
		assertThat(answer.problem()).isEqualTo("401 code-rejected");
		assertThat(answer.header("www-authenticate")).isEqualTo("SmsOtp");
		assertThat(answer.header("cache-control")).contains("no-store");
		assertThat(answer.header("retry-after")).isNull();
		assertThat(answer.json()).containsOnlyKeys("type", "title", "status", "detail", "attemptsLeft")
			.containsEntry("attemptsLeft", 4);
		assertThat(page(401, verify(wrongCode()))).contains("That code is not right", "3 tries left");
	}

	@Test
	void verifyWhenCodeIsUnknownOrUsedThenAnswersAsIfWrongBru13T15() {
		logIn();
		Answer unknown = verifyByScript("123456");
		this.browser.post(SEND);
		String used = this.gateway.lastCode();
		Answer wrong = verifyByScript(wrongCode());
		verifyByScript(used);
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		letPass(31);
		other.post(SEND);
		Answer afterUse = other.post(PAGE, "{\"code\":\"" + used + "\"}");
		assertThat(withoutCounts(unknown)).isEqualTo(withoutCounts(wrong));
		assertThat(withoutCounts(afterUse)).isEqualTo(withoutCounts(wrong));
		assertThat(names(unknown)).isEqualTo(names(wrong));
		assertThat(names(afterUse)).isEqualTo(names(wrong));
	}

	@Test
	void verifyWhenCodeHasExpiredThenCodeExpiredWhateverTheCode() {
		logInAndGetText();
		letPass(300);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-expired");
		assertThat(verifyByScript(wrongCode()).problem()).isEqualTo("401 code-expired");
		assertThat(page(401, verify(this.gateway.lastCode()))).contains("That code has expired",
				"action=\"" + SEND + "\"");
	}

	@Test
	void verifyWhenOneMillisecondIsLeftThenAccepts() {
		logInAndGetText();
		this.clock.move(Duration.ofMillis(299_999));
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void verifyWhenCodeWasReplacedThenCodeSupersededAndNoFailureT64() {
		logInAndGetText();
		String first = this.gateway.lastCode();
		letPass(30);
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
		Answer answer = verifyByScript(first);
		assertThat(answer.problem()).isEqualTo("401 code-superseded");
		assertThat(answer.json()).containsEntry("attemptsLeft", 4);
		assertThat(page(401, verify(first))).contains("A newer code is on its way");
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void verifyWhenFiveAreWrongThenLockedUntilRetryAfterBru1T01Http1() {
		logInAndGetText();
		failFiveTimes();
		Answer locked = verifyByScript(this.gateway.lastCode());
		assertThat(locked.problem()).isEqualTo("429 locked");
		assertThat(locked.header("retry-after")).isEqualTo("60");
		assertThat(locked.header("cache-control")).contains("no-store");
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("state", "LOCKED");
		letPass(59);
		Answer page = verify(this.gateway.lastCode());
		assertThat(page.header("retry-after")).isEqualTo("1");
		assertThat(page(429, page)).contains("Try again in 1 second.");
		letPass(1);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void sendWhenLockedThenLockedAndNoTextT45() {
		logInAndGetText();
		failFiveTimes();
		this.clock.move(Duration.ofMillis(30_500));
		Answer answer = this.browser.post(SEND);
		assertThat(answer.problem()).isEqualTo("429 locked");
		assertThat(answer.header("retry-after")).isEqualTo("30");
		assertThat(page(429, this.browser.submit(SEND))).contains("Try again in 30 seconds.");
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void lockWhenLoggedInAnewThenStaysT03T04() {
		logInAndGetText();
		failFiveTimes();
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		assertThat(other.fetch(PAGE).json()).containsEntry("state", "LOCKED").containsEntry("attemptsLeft", 0);
		assertThat(other.post(SEND).problem()).isEqualTo("429 locked");
		assertThat(other.post(PAGE, "{\"code\":\"" + this.gateway.lastCode() + "\"}").status()).isEqualTo(401);
	}

	@Test
	void verifyWhenDisabledThen403LockedWithoutRetryAfterBru2() {
		logInAndGetText();
		failFiveTimes();
		letPass(60);
		this.browser.post(SEND);
		failFiveTimes();
		Answer answer = verifyByScript(this.gateway.lastCode());
		assertThat(answer.problem()).isEqualTo("403 locked");
		assertThat(answer.header("retry-after")).isNull();
		assertThat(page(403, verify(this.gateway.lastCode()))).contains("Ask the people who run this site");
		letPass(86_400);
		logIn();
		assertThat(this.browser.post(SEND).problem()).isEqualTo("403 locked");
		assertThat(page(403, this.browser.submit(SEND))).contains("Ask the people who run this site");
	}

	@Test
	void sendWhenWithinCooldownThenRateLimitedUntilRetryAfterSnd1Http1() {
		logInAndGetText();
		this.clock.move(Duration.ofMillis(9_001));
		Answer answer = this.browser.post(SEND);
		assertThat(answer.problem()).isEqualTo("429 rate-limited");
		assertThat(answer.header("retry-after")).isEqualTo("21");
		assertThat(page(429, this.browser.submit(SEND))).contains("You can ask for another code in 21 seconds.",
				"name=\"code\"");
		letPass(21);
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
	}

	@Test
	void sendWhenNumberHasHadThreeThenRateLimitedUntilRetryAfterSnd3T42() {
		logInAndGetText();
		letPass(30);
		this.browser.post(SEND);
		letPass(90);
		this.browser.post(SEND);
		letPass(120);
		Answer answer = this.browser.post(SEND);
		assertThat(answer.problem()).isEqualTo("429 rate-limited");
		assertThat(answer.header("retry-after")).isEqualTo("360");
		letPass(359);
		assertThat(this.browser.post(SEND).header("retry-after")).isEqualTo("1");
		letPass(1);
		logIn();
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
		assertThat(texts()).isEqualTo(4);
	}

	@Test
	void sendWhenTwentyAtOnceThenOneTextT36Snd12() {
		logIn();
		String[] headers = Browser.and(Browser.SCRIPT, "X-CSRF-TOKEN", this.browser.csrf());
		IntStream.range(0, 20)
			.parallel()
			.forEach((i) -> this.browser.exchange("POST", SEND, BodyPublishers.noBody(), headers));
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void userWhenWithoutNumberThenEnrollmentRequired() {
		logIn(this.browser, this.users.createWithoutNumber("nobody" + this.user));
		assertThat(this.browser.fetch(PAGE).json()).isEqualTo(Map.of("state", "ENROLLMENT_REQUIRED"));
		assertThat(this.browser.post(SEND).problem()).isEqualTo("409 enrollment-required");
		assertThat(page(409, this.browser.submit(SEND))).contains("There is no phone number on your account");
		assertThat(page(200, this.browser.open("/accounts"))).contains("There is no phone number on your account");
		assertThat(verifyByScript("123456").problem()).isEqualTo("401 code-rejected");
		assertThat(texts()).isZero();
	}

	@Test
	void numberWhenNotToGetTextsThenPhoneRejectedT38() {
		this.users.setNumber(this.user, "+447400123456");
		logIn();
		assertThat(this.browser.post(SEND).problem()).isEqualTo("400 phone-rejected");
		assertThat(page(400, this.browser.submit(SEND))).contains("Codes cannot be sent to the phone number");
		assertThat(page(200, this.browser.open("/accounts"))).contains("There is no phone number on your account")
			.doesNotContain("action=\"" + SEND + "\"");
		assertThat(texts()).isZero();
	}

	private void failFiveTimes() {
		for (int i = 0; i < 5; i++) {
			assertThat(verifyByScript(wrongCode()).problem()).isEqualTo("401 code-rejected");
		}
	}

	private static Set<String> names(Answer answer) {
		Set<String> names = new HashSet<>(answer.headers().keySet());
		names.removeAll(Set.of("connection", "keep-alive"));
		return names;
	}

	private static Map<String, Object> withoutCounts(Answer answer) {
		Map<String, Object> body = new HashMap<>(answer.json());
		body.remove("attemptsLeft");
		return body;
	}

}
