package io.github.smsotp.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.smsotp.CapturedLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits per client where nothing is said about proxies. All these clients come from the
 * loopback address.
 */
class UndeclaredProxyTests extends AbstractClientLimitTests {

	private static final AtomicInteger rotation = new AtomicInteger();

	@BeforeEach
	void forgetEarlierTests() {
		letPass(7_200);
	}

	@Test
	void guessesWhenThereIsNoHeaderThenAreLimitedT40() {
		Browser client = new Browser(this.port);
		useUpGuesses(client);
		logInAndGetText(client, this.user);
		assertGuessesLimitedUntilRetryAfter(client, this.user);
	}

	@Test
	void textsWhenThereIsNoHeaderThenAreLimitedT40() {
		Browser client = new Browser(this.port);
		useUpTexts(client);
		assertTextsLimitedUntilRetryAfter(client, this.user);
	}

	@Test
	void limitsWhenAProxyForwardsThenSkipItsRequestsAndNoOthersAndOneWarningIsLogged() {
		try (CapturedLog log = new CapturedLog(ClientAddress.class.getName())) {
			Browser forwarded = browser(UndeclaredProxyTests::forwarding);
			useUpTexts(forwarded);
			useUpGuesses(forwarded);
			logInAndGetText(forwarded, this.user);
			for (int i = 0; i < 5; i++) {
				assertThat(guess(forwarded, wrongCode()).problem()).isEqualTo("401 code-rejected");
			}
			assertThat(guess(forwarded, this.gateway.lastCode()).problem()).isEqualTo("429 locked");
			assertThat(log.events()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
			assertThat(log.lines().get(0)).contains("server.forward-headers-strategy");
			Browser direct = new Browser(this.port);
			useUpTexts(direct);
			logInAndGetText(forwarded, this.users.create());
			assertTextsLimitedUntilRetryAfter(direct, this.users.create());
			assertThat(log.events()).hasSize(1);
		}
	}

	private static String[] forwarding() {
		int number = rotation.incrementAndGet();
		String address = "198.51.100." + number % 250;
		List<String[]> headers = List.of(new String[] { "X-Forwarded-For", address },
				new String[] { "Forwarded", "for=" + address }, new String[] { "X-Real-IP", address });
		return headers.get(number % headers.size());
	}

}
