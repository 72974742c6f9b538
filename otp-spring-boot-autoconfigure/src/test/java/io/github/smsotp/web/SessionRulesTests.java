package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.smsotp.event.SmsOtpVerifiedEvent;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.event.AuthenticationSuccessEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a session may do between the factors and after them, and for how long.
 */
@BankTest
class SessionRulesTests extends AbstractWebTests {

	@Test
	void loginWhenJustWithinPendingTtlThenGoesOnSes5() {
		logIn();
		letPass(599);
		assertThat(this.browser.open("/accounts").body()).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void loginWhenPendingTtlIsOverThenStartsOverSes5() {
		logInAndGetText();
		letPass(600);
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		this.clock.move(Duration.ofMinutes(-5));
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void pageWhenPendingTtlIsOverThenStartsOverSes5() {
		logInAndGetText();
		letPass(600);
		assertThat(page(401, this.browser.get(PAGE))).contains("<h1>Sign in again</h1>", "You took too long");
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
	}

	@Test
	void formWhenPendingTtlIsOverThenStartsOverOnTheWayToThePageSes5() {
		logIn();
		this.browser.open("/accounts?of=may");
		letPass(600);
		Answer over = verify(this.gateway.lastCode());
		assertThat(page(401, over)).contains("<h1>Sign in again</h1>", "<a href=\"" + PAGE + "?over\">Sign in</a>")
			.doesNotContain("name=\"code\"");
		Answer again = this.browser.get(PAGE + "?over");
		assertThat(again.location()).startsWith("/accounts?of=may");
		assertThat(this.browser.get(again.location()).location()).isEqualTo("/login");
		Answer code = this.browser.follow(logIn());
		assertThat(code.body()).contains("name=\"code\"");
		assertThat(verify(this.gateway.lastCode()).location()).startsWith("/accounts?of=may");
	}

	@Test
	void stateWhenPendingTtlIsOverThenIsLedAsAnyStranger() {
		logInAndGetText();
		letPass(600);
		assertThat(this.browser.fetch(PAGE).location()).isEqualTo("/login");
	}

	@Test
	void codeWhenPendingTtlIsOverThenIsNotVerifiedSes5() {
		logInAndGetText();
		letPass(540);
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
		letPass(60);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
	}

	@Test
	void sendWhenPendingTtlIsOverThenSendsNothingSes5() {
		logIn();
		letPass(600);
		assertThat(this.browser.post(SEND).problem()).isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
	}

	@Test
	void pendingTtlWhenRequestsComeThenDoesNotSlideSes5() {
		logIn();
		for (int i = 0; i < 9; i++) {
			letPass(60);
			this.browser.open("/accounts");
			this.browser.post(SEND);
			this.browser.get("/public/hello");
			verifyByScript(wrongCode());
		}
		letPass(60);
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
	}

	@Test
	void publicPageWhenPendingTtlIsOverThenStaysOpenAndSessionForgetsTheUser() {
		logIn();
		letPass(600);
		assertThat(this.browser.get("/public/hello").body()).isEqualTo("hello nobody, anonymousUser");
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
	}

	@Test
	void loginWhenStartedOverThenGetsTextAndWantedPage() {
		logInAndGetText();
		letPass(600);
		this.browser.get("/accounts");
		assertThat(logIn().location()).isEqualTo("/accounts?continue");
		this.browser.open("/accounts?continue");
		assertThat(texts()).isEqualTo(2);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void factorWhenYoungerThanMaxAgeThenIsEnoughSes7() {
		signIn();
		letPass(43_199);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void factorWhenMaxAgeIsReachedThenCodeAloneIsAskedForSes7() {
		signIn();
		letPass(43_200);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(this.browser.get(PAGE).body()).contains("action=\"" + SEND + "\"");
		letPass(3_600);
		this.browser.submit(SEND);
		assertThat(texts()).isEqualTo(2);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.get("/accounts?continue").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void challengeWhenAnotherUserLogsInThenIsDroppedT16() {
		logInAndGetText();
		String code = this.gateway.lastCode();
		String other = this.users.create();
		logIn(this.browser, other);
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("state", "SEND_REQUIRED");
		assertThat(verifyByScript(code).problem()).isEqualTo("401 code-rejected");
		this.browser.open("/accounts");
		assertThat(texts()).isEqualTo(2);
		assertThat(verifyByScript(code).problem()).isEqualTo("401 code-rejected");
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
		assertThat(this.browser.fetch("/accounts").body()).isEqualTo("content for " + other);
	}

	@Test
	void factorWhenAnotherUserLogsInThenIsNotInherited() {
		signIn();
		logIn(this.browser, this.users.create());
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void factorWhenSameUserLogsInAgainThenIsAskedForAgain() {
		signIn();
		letPass(60);
		logIn();
		assertThat(this.browser.open("/accounts").body()).contains("name=\"code\"");
		assertThat(texts()).isEqualTo(2);
	}

	@Test
	void verifyWhenFactorIsThereThenVerifiesNothingAndAnswersLikeSuccessT65() {
		signIn();
		this.browser.csrf();
		this.events.clear();
		assertThat(verify("000000").status()).isEqualTo(302);
		assertThat(verifyByScript("000000").json()).containsEntry("authenticated", true);
		assertThat(this.browser.post(PAGE, "{}").json()).containsEntry("authenticated", true);
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/");
		assertThat(this.events.of(AuthenticationSuccessEvent.class)).isEmpty();
		assertThat(verified()).isEmpty();
	}

	@Test
	void sendWhenFactorIsThereThenSendsNothing() {
		signIn();
		this.browser.csrf();
		letPass(60);
		assertThat(this.browser.submit(SEND).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.post(SEND).json()).containsEntry("authenticated", true);
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void codeWhenGivenFiftyTimesAtOnceThenAuthenticatesOnceCod5T12() throws Exception {
		logInAndGetText();
		String body = "{\"code\":\"" + this.gateway.lastCode() + "\"}";
		String[] headers = Browser.and(Browser.SCRIPT, "X-CSRF-TOKEN", this.browser.csrf(), "Content-Type",
				"application/json");
		this.events.clear();
		List<Answer> answers = atOnce(50,
				() -> this.browser.copy().exchange("POST", PAGE, BodyPublishers.ofString(body), headers));
		assertThat(this.events.of(AuthenticationSuccessEvent.class)).hasSize(1);
		assertThat(verified()).hasSize(1);
		assertThat(answers).extracting(SessionRulesTests::outcome)
			.contains("authenticated")
			.isSubsetOf("authenticated", "session is gone", "token is gone");
	}

	@Test
	void codeWhenUsedInOneSessionThenIsWorthlessInAnotherT11T16() {
		logInAndGetText();
		String code = this.gateway.lastCode();
		Browser other = new Browser(this.port);
		letPass(30);
		logIn(other, this.user);
		other.open("/accounts");
		assertThat(texts()).isEqualTo(2);
		assertThat(other.post(PAGE, "{\"code\":\"" + code + "\"}").problem()).isEqualTo("401 code-rejected");
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("401 code-rejected");
		assertThat(verify(code).status()).isEqualTo(302);
		assertThat(other.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(other.post(PAGE, "{\"code\":\"" + this.gateway.lastCode() + "\"}").status()).isEqualTo(200);
	}

	@Test
	void logoutThenEndsTheFactor() {
		signIn();
		this.browser.csrf();
		assertThat(this.browser.submit("/logout").location()).isEqualTo("/login?logout");
		assertThat(this.browser.get("/accounts").location()).isEqualTo("/login");
		letPass(60);
		assertThat(logInAndGetText().body()).contains("name=\"code\"");
	}

	@Test
	void logoutWhenHalfAuthenticatedThenEndsTheLogin() {
		logIn();
		assertThat(this.browser.submit("/logout").location()).isEqualTo("/login?logout");
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
	}

	private static String outcome(Answer answer) {
		if (answer.status() == 200) {
			return "authenticated";
		}
		if (answer.status() == 403) {
			return "token is gone";
		}
		return "/login".equals(answer.location()) ? "session is gone" : answer.problem();
	}

	private List<SmsOtpVerifiedEvent> verified() {
		return this.events.of(SmsOtpVerifiedEvent.class);
	}

	private static <T> List<T> atOnce(int times, Callable<T> call) throws InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(times);
		try {
			List<Future<T>> futures = threads.invokeAll(Stream.generate(() -> call).limit(times).toList(), 30,
					TimeUnit.SECONDS);
			return futures.stream().map(SessionRulesTests::get).toList();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static <T> T get(Future<T> future) {
		try {
			return future.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
