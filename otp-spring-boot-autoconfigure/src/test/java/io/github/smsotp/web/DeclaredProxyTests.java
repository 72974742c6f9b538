package io.github.smsotp.web;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.smsotp.CapturedLog;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits per client behind a proxy that the application has declared.
 */
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class DeclaredProxyTests extends AbstractClientLimitTests {

	private static final AtomicInteger spoofed = new AtomicInteger();

	@Test
	void clientThenIsTheRightmostAddressThatIsNoProxyBru11T39() {
		String real = newAddress();
		Browser client = browser(() -> new String[] { "X-Forwarded-For", spoofed() + ", " + real });
		useUpGuesses(client);
		logInAndGetText(client, this.user);
		Browser honest = client.copy().with(() -> new String[] { "X-Forwarded-For", real });
		assertThat(guess(honest, this.gateway.lastCode()).problem()).isEqualTo("429 rate-limited");
		Browser other = client.copy().with(() -> new String[] { "X-Forwarded-For", real + ", " + newAddress() });
		assertThat(guess(other, wrongCode()).problem()).isEqualTo("401 code-rejected");
		assertGuessesLimitedUntilRetryAfter(client, this.user);
	}

	@Test
	void clientWhenBehindTwoProxiesThenIsTheRightmostAddressThatIsNoProxyBru11T39() {
		String real = newAddress();
		Browser client = browser(
				() -> new String[] { "X-Forwarded-For", spoofed() + ", " + real + ", 10.0.0.9, 192.168.1.1" });
		useUpTexts(client);
		assertTextsLimitedUntilRetryAfter(client, this.user);
	}

	@Test
	void clientWhenHeaderStandsTwiceThenIsTheRightmostAddressThatIsNoProxyBru11T39() {
		String real = newAddress();
		Browser client = browser(() -> new String[] { "X-Forwarded-For", spoofed(), "X-Forwarded-For", real,
				"Forwarded", "for=" + spoofed(), "X-Real-IP", spoofed() });
		useUpTexts(client);
		assertTextsLimitedUntilRetryAfter(client, this.user);
	}

	@Test
	void clientsWhenTheyDifferThenShareNothing() {
		Browser client = browser(() -> new String[] { "X-Forwarded-For", newAddress() });
		useUpTexts(client);
		logInAndGetText(client, this.user);
	}

	@Test
	void clientWhenInsideThenIsCountedAndNothingIsLogged() {
		try (CapturedLog log = new CapturedLog(ClientAddress.class.getName())) {
			Browser colleague = browser(() -> new String[] { "X-Forwarded-For", "10.1.2.3", "X-Real-IP", "10.1.2.3" });
			useUpTexts(colleague);
			assertTextsLimitedUntilRetryAfter(colleague, this.user);
			assertThat(log.events()).isEmpty();
		}
	}

	@Test
	void headerWhenItIsMissingThenLimitStaysT40() {
		letPass(7_200);
		Browser proxy = new Browser(this.port);
		useUpTexts(proxy);
		assertTextsLimitedUntilRetryAfter(proxy, this.user);
	}

	private static String spoofed() {
		return "198.51." + spoofed.incrementAndGet() % 250 + ".1";
	}

}
