package io.github.smsotp.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests of limits per client have in common: limits that are soon reached, and
 * clients that no other test has been.
 */
@BankTest
@TestPropertySource(properties = { "sms-otp.limits.guess.per-client=6/1h", "sms-otp.limits.send.per-client=8/1h" })
abstract class AbstractClientLimitTests extends AbstractWebTests {

	static final int GUESSES = 6;

	static final int TEXTS = 8;

	private static final AtomicInteger count = new AtomicInteger();

	/**
	 * A public address that no test has used.
	 */
	static String newAddress() {
		int number = count.incrementAndGet();
		return "203.0." + (113 + number / 250) + "." + (1 + number % 250);
	}

	/**
	 * A browser that adds headers to all that it asks for.
	 */
	Browser browser(Supplier<String[]> headers) {
		return new Browser(this.port).with(headers);
	}

	/**
	 * Passes the first factor and gets a text.
	 */
	void logInAndGetText(Browser with, String name) {
		logIn(with, name);
		assertThat(with.post(SEND).status()).isEqualTo(202);
	}

	static Answer guess(Browser with, String code) {
		return with.post(PAGE, "{\"code\":\"" + code + "\"}");
	}

	/**
	 * Uses up the guesses of a client, on as many accounts as that takes.
	 */
	void useUpGuesses(Browser with) {
		for (int i = 0; i < GUESSES; i++) {
			if (i % 3 == 0) {
				logInAndGetText(with, this.users.create());
			}
			assertThat(guess(with, wrongCode()).problem()).isEqualTo("401 code-rejected");
		}
	}

	/**
	 * Uses up the texts of a client, one for an account.
	 */
	void useUpTexts(Browser with) {
		for (int i = 0; i < TEXTS; i++) {
			logInAndGetText(with, this.users.create());
		}
	}

	/**
	 * Holds a client to its answer: a second early it is refused again, on time it is
	 * not.
	 */
	void assertGuessesLimitedUntilRetryAfter(Browser with, String name) {
		Answer limited = guess(with, this.gateway.lastCode());
		assertThat(limited.problem()).isEqualTo("429 rate-limited");
		assertThat(limited.header("cache-control")).contains("no-store");
		letPass(seconds(limited) - 1);
		logInAndGetText(with, name);
		Answer early = guess(with, this.gateway.lastCode());
		assertThat(List.of(early.problem(), String.valueOf(early.header("retry-after"))))
			.isEqualTo(List.of("429 rate-limited", "1"));
		letPass(1);
		assertThat(guess(with, this.gateway.lastCode()).status()).isEqualTo(200);
	}

	/**
	 * Holds a client to its answer: a second early it is refused again, on time it is
	 * not.
	 */
	void assertTextsLimitedUntilRetryAfter(Browser with, String name) {
		int before = texts();
		logIn(with, name);
		Answer limited = with.post(SEND);
		assertThat(limited.problem()).isEqualTo("429 rate-limited");
		letPass(seconds(limited) - 1);
		logIn(with, name);
		Answer early = with.post(SEND);
		assertThat(List.of(early.problem(), String.valueOf(early.header("retry-after"))))
			.isEqualTo(List.of("429 rate-limited", "1"));
		assertThat(texts()).isEqualTo(before);
		letPass(1);
		assertThat(with.post(SEND).status()).isEqualTo(202);
	}

	static int seconds(Answer answer) {
		return Integer.parseInt(String.valueOf(answer.header("retry-after")));
	}

}
