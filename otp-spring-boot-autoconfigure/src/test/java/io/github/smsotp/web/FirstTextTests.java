package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the first text of a login goes out by itself, and when it does not.
 */
@BankTest
class FirstTextTests extends AbstractWebTests {

	@Test
	void firstTextWhenPagesAreReloadedThenIsTheOnlyOneT36Snd11() {
		logIn();
		for (int i = 0; i < 20; i++) {
			this.browser.open("/accounts");
			this.browser.open(PAGE);
			letPass(29);
		}
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void firstTextWhenBrowserSendsNoFetchHeadersThenGoesOut() {
		logIn();
		Answer answer = get("Accept", "text/html");
		assertThat(answer.location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("programs")
	void firstTextWhenNotHtmlThenStaysAndFactorIsRequired(String kind, String[] headers) {
		logIn();
		Answer answer = get(headers);
		assertThat(answer.problem()).isEqualTo("401 factor-required");
		assertThat(answer.header("www-authenticate")).isEqualTo("SmsOtp");
		assertThat(answer.header("cache-control")).contains("no-store");
		assertThat(texts()).isZero();
		assertThat(this.browser.open("/accounts").status()).isEqualTo(200);
		assertThat(texts()).isEqualTo(1);
	}

	static Stream<Arguments> programs() {
		return Stream.of(Arguments.of("script", Browser.SCRIPT), Arguments.of("no accept", new String[0]),
				Arguments.of("any", new String[] { "Accept", "*/*" }),
				Arguments.of("image", new String[] { "Accept", "image/avif,*/*;q=0.8", "Sec-Fetch-Dest", "image" }),
				Arguments.of("nonsense", new String[] { "Accept", "text/html;;;=" }));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("noNavigations")
	void firstTextWhenHtmlButNoNavigationThenStaysAndRedirects(String kind, String[] headers) {
		logIn();
		Answer answer = get(headers);
		assertThat(answer.status()).isEqualTo(302);
		assertThat(answer.location()).isEqualTo(PAGE);
		assertThat(texts()).isZero();
		assertThat(this.browser.open("/accounts").status()).isEqualTo(200);
		assertThat(texts()).isEqualTo(1);
	}

	static Stream<Arguments> noNavigations() {
		return Stream.of(Arguments.of("xhr", html("Sec-Fetch-Dest", "empty")),
				Arguments.of("frame", html("Sec-Fetch-Dest", "iframe")),
				Arguments.of("prefetch", html("Sec-Fetch-Dest", "document", "Sec-Purpose", "prefetch")),
				Arguments.of("prerender", html("Sec-Fetch-Dest", "document", "Sec-Purpose", "prefetch;prerender")),
				Arguments.of("authorization", html("Authorization", "Bearer token")));
	}

	@Test
	void firstTextWhenFormIsPostedThenStaysAndRedirects() {
		logIn();
		this.browser.csrf();
		assertThat(this.browser.submit("/transfer").location()).isEqualTo(PAGE);
		assertThat(texts()).isZero();
	}

	@Test
	void firstTextWhenOnlyHeadersAreAskedForThenStays() {
		logIn();
		this.browser.exchange("HEAD", "/accounts", BodyPublishers.noBody(), Browser.NAVIGATION);
		assertThat(texts()).isZero();
	}

	@Test
	void firstTextWhenCodePageIsOpenedDirectlyThenStays() {
		logIn();
		assertThat(this.browser.get(PAGE).body()).contains("action=\"" + SEND + "\"").doesNotContain("name=\"code\"");
		assertThat(texts()).isZero();
	}

	@Test
	void firstTextWhenLoggedInAnewAfterCooldownThenGoesOutAgain() {
		logInAndGetText();
		letPass(30);
		logInAndGetText();
		assertThat(texts()).isEqualTo(2);
		assertThat(verify(this.gateway.lastCode()).status()).isEqualTo(302);
	}

	@Test
	void firstTextWhenLoggedInAnewWithinCooldownThenStaysAndPageOffersToSend() {
		logInAndGetText();
		letPass(29);
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		assertThat(other.open("/accounts").body()).contains("action=\"" + SEND + "\"").doesNotContain("name=\"code\"");
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void firstTextWhenTwentyNavigationsAtOnceThenIsTheOnlyOneT36() {
		logIn();
		Browser[] tabs = Stream.generate(this.browser::copy).limit(20).toArray(Browser[]::new);
		Stream.of(tabs).parallel().forEach((tab) -> tab.get("/accounts"));
		assertThat(texts()).isEqualTo(1);
	}

	private Answer get(String... headers) {
		return this.browser.exchange("GET", "/accounts", BodyPublishers.noBody(), headers);
	}

	private static String[] html(String... more) {
		return Browser.and(new String[] { "Accept", Browser.HTML }, more);
	}

}
