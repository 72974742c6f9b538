package io.github.smsotp.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.event.SmsOtpRejectedEvent;
import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.sms.SmsDeliveryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits per client for peers all over the world. The container takes the peer of a
 * request from a header that stands for its connection.
 */
@TestPropertySource(properties = "server.tomcat.remoteip.remote-ip-header=X-Test-Peer")
class ClientLimitTests extends AbstractClientLimitTests {

	private static final AtomicInteger rotation = new AtomicInteger();

	@Autowired
	private SmsOtpAdministration administration;

	@Test
	void accountWhenFiveAddressesGuessWrongThenIsLockedBru9() {
		Browser first = from(newAddress());
		logInAndGetText(first, this.user);
		for (int i = 0; i < 5; i++) {
			assertThat(guess(first.copy().with(peer(newAddress())), wrongCode()).problem())
				.isEqualTo("401 code-rejected");
		}
		assertThat(guess(first, this.gateway.lastCode()).problem()).isEqualTo("429 locked");
		assertThat(guess(first.copy().with(peer(newAddress())), this.gateway.lastCode()).problem())
			.isEqualTo("429 locked");
	}

	@Test
	void addressWhenItFailsOnManyAccountsThenGuessesAreLimitedBru10T07() {
		String address = newAddress();
		for (int i = 0; i < GUESSES; i++) {
			Browser sprayer = from(address);
			logInAndGetText(sprayer, this.users.create());
			assertThat(guess(sprayer, wrongCode()).problem()).isEqualTo("401 code-rejected");
		}
		Browser next = from(address);
		logInAndGetText(next, this.user);
		Answer limited = guess(next, this.gateway.lastCode());
		assertThat(limited.problem()).isEqualTo("429 rate-limited");
		assertThat(limited.header("retry-after")).isEqualTo("3600");
		assertThat(this.events.of(SmsOtpRejectedEvent.class)).last()
			.extracting(SmsOtpRejectedEvent::reason)
			.isEqualTo("RATE_LIMITED");
		assertThat(guess(next.copy().with(peer(newAddress())), this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void guessWhenLimitedThenPageSaysSoAndAccountIsNotCharged() {
		Browser client = from(newAddress());
		useUpGuesses(client);
		logInAndGetText(client, this.user);
		client.get(PAGE);
		Answer page = client.submit(PAGE, "code", wrongCode());
		assertThat(page(429, page)).contains("Too many wrong codes have come from your network.", "60 minutes",
				"name=\"code\"");
		assertThat(guess(client, wrongCode()).json()).containsEntry("attemptsLeft", 5);
		assertThat(this.administration.report(this.user).consecutiveFailures()).isZero();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("disguises")
	void guessesWhenClientChangesItsHeadersThenAreLimitedUntilRetryAfterBru11T39(String kind,
			Supplier<String[]> disguise) {
		Browser client = from(newAddress(), disguise);
		useUpGuesses(client);
		logInAndGetText(client, this.user);
		assertGuessesLimitedUntilRetryAfter(client, this.user);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("disguises")
	void textsWhenClientChangesItsHeadersThenAreLimitedUntilRetryAfterBru11T39(String kind,
			Supplier<String[]> disguise) {
		Browser client = from(newAddress(), disguise);
		useUpTexts(client);
		assertTextsLimitedUntilRetryAfter(client, this.user);
	}

	static Stream<Arguments> disguises() {
		return Stream.of(disguise("none", () -> new String[0]),
				disguise("X-Forwarded-For", () -> new String[] { "X-Forwarded-For", another() }),
				disguise("Forwarded", () -> new String[] { "Forwarded", "for=" + another() + ";proto=https" }),
				disguise("X-Real-IP", () -> new String[] { "X-Real-IP", another() }),
				disguise("two of a kind",
						() -> new String[] { "X-Forwarded-For", another(), "X-Forwarded-For", another(), "X-Real-IP",
								another(), "X-Real-IP", another() }),
				disguise("list", () -> new String[] { "X-Forwarded-For", another() + ", 127.0.0.1, 10.0.0.1" }),
				disguise("from inside", () -> new String[] { "X-Forwarded-For", "127.0.0.1", "X-Real-IP", "10.0.0.1" }),
				disguise("all",
						() -> new String[] { "X-Forwarded-For", another(), "Forwarded", "for=" + another(), "X-Real-IP",
								another(), "X-Client-IP", another(), "X-Cluster-Client-IP", another(), "True-Client-IP",
								another(), "CF-Connecting-IP", another() }));
	}

	@Test
	void guessesWhenClientMovesWithinItsIpV6NetworkThenAreLimitedBru11T39() {
		String network = "2001:db8:0:" + Integer.toHexString(rotation.incrementAndGet());
		Browser client = browser(() -> peer(network + "::" + Integer.toHexString(rotation.incrementAndGet())).get());
		useUpGuesses(client);
		logInAndGetText(client, this.user);
		assertGuessesLimitedUntilRetryAfter(client, this.user);
	}

	@Test
	void textsWhenClientMovesWithinItsIpV6NetworkThenAreLimitedAndNeighboursAreNotBru11T39() {
		String network = "2001:db8:1:" + Integer.toHexString(rotation.incrementAndGet());
		Browser client = browser(() -> peer(network + "::" + Integer.toHexString(rotation.incrementAndGet())).get());
		useUpTexts(client);
		Browser neighbour = from("2001:db8:2:" + Integer.toHexString(rotation.incrementAndGet()) + "::1");
		logInAndGetText(neighbour, this.users.create());
		assertTextsLimitedUntilRetryAfter(client, this.user);
	}

	@Test
	void textsWhenClientHasHadThemAllThenFirstTextStaysAwayAndReasonIsTold() {
		Browser client = from(newAddress());
		useUpTexts(client);
		int before = texts();
		logIn(client, this.user);
		assertThat(page(200, client.open("/accounts"))).doesNotContain("name=\"code\"");
		assertThat(client.fetch(PAGE).json()).containsEntry("state", "SEND_REQUIRED")
			.containsEntry("resendAfterSeconds", 3600);
		assertThat(texts()).isEqualTo(before);
		assertThat(this.events.of(SmsOtpSendRefusedEvent.class)).last()
			.extracting(SmsOtpSendRefusedEvent::reason)
			.isEqualTo("CLIENT");
		logInAndGetText(from(newAddress()), this.user);
	}

	@Test
	void textsWhenTheirCodesAreAcceptedThenAreGivenBackToTheClient() {
		String address = newAddress();
		for (int i = 0; i < TEXTS + 3; i++) {
			Browser colleague = from(address);
			logInAndGetText(colleague, this.users.create());
			assertThat(guess(colleague, this.gateway.lastCode()).status()).isEqualTo(200);
		}
		useUpTexts(from(address));
		assertTextsLimitedUntilRetryAfter(from(address), this.user);
	}

	@Test
	void textWhenGatewayRefusesItThenIsGivenBackToTheClient() {
		Browser client = from(newAddress());
		useUpTextsButOne(client);
		logIn(client, this.user);
		this.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "no"));
		assertThat(client.post(SEND).problem()).isEqualTo("503 send-failed");
		this.gateway.failWith(null);
		assertThat(client.post(SEND).status()).isEqualTo(202);
		assertTextsLimitedUntilRetryAfter(client, this.users.create());
	}

	@Test
	void guessesWhenRightOrSupersededOrLockedThenAreNotCountedOnTheClient() {
		Browser client = from(newAddress());
		logInAndGetText(client, this.user);
		for (int i = 0; i < 5; i++) {
			guess(client, wrongCode());
		}
		for (int i = 0; i < GUESSES; i++) {
			assertThat(guess(client, wrongCode()).problem()).isEqualTo("429 locked");
		}
		String name = this.users.create();
		logInAndGetText(client, name);
		String first = this.gateway.lastCode();
		letPass(30);
		assertThat(client.post(SEND).status()).isEqualTo(202);
		assertThat(guess(client, first).problem()).isEqualTo("401 code-superseded");
		assertThat(guess(client, wrongCode()).problem()).isEqualTo("401 code-rejected");
		assertThat(guess(client, this.gateway.lastCode()).problem()).isEqualTo("429 rate-limited");
	}

	@Test
	void textWhenAccountHasToWaitLongerThanTheClientThenPassesAfterRetryAfterHttp1() {
		Browser client = from(newAddress());
		useUpTextsButOne(client);
		letPass(3_590);
		logInAndGetText(client, this.user);
		Answer refused = client.post(SEND);
		assertThat(refused.problem()).isEqualTo("429 rate-limited");
		assertThat(refused.header("retry-after")).isEqualTo("30");
		letPass(29);
		assertThat(client.post(SEND).header("retry-after")).isEqualTo("1");
		letPass(1);
		assertThat(client.post(SEND).status()).isEqualTo(202);
	}

	@Test
	void guessWhenAccountIsLockedForLongerThanTheClientThenIsLookedAtAfterRetryAfterHttp1() {
		Browser client = from(newAddress());
		logInAndGetText(client, this.users.create());
		guess(client, wrongCode());
		letPass(3_590);
		logInAndGetText(client, this.user);
		for (int i = 0; i < 5; i++) {
			guess(client, wrongCode());
		}
		Answer limited = guess(client, wrongCode());
		assertThat(limited.problem()).isEqualTo("429 rate-limited");
		assertThat(limited.header("retry-after")).isEqualTo("60");
		letPass(59);
		assertThat(guess(client, wrongCode()).header("retry-after")).isEqualTo("1");
		letPass(1);
		assertThat(client.post(SEND).status()).isEqualTo(202);
		assertThat(guess(client, this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void guessWhenClientIsLimitedAndAccountDisabledThen403LockedWithoutRetryAfter() {
		Browser client = from(newAddress());
		useUpGuesses(client);
		logInAndGetText(client, this.user);
		this.administration.disable(this.user);
		Answer answer = guess(client, this.gateway.lastCode());
		assertThat(answer.problem()).isEqualTo("403 locked");
		assertThat(answer.header("retry-after")).isNull();
	}

	private void useUpTextsButOne(Browser client) {
		for (int i = 1; i < TEXTS; i++) {
			logInAndGetText(client, this.users.create());
		}
	}

	private Browser from(String address) {
		return browser(peer(address));
	}

	private Browser from(String address, Supplier<String[]> headers) {
		return browser(() -> Browser.and(peer(address).get(), headers.get()));
	}

	private static Supplier<String[]> peer(String address) {
		return () -> new String[] { "X-Test-Peer", address };
	}

	private static Arguments disguise(String kind, Supplier<String[]> headers) {
		return Arguments.of(kind, headers);
	}

	private static String another() {
		return "198.51." + rotation.incrementAndGet() % 250 + ".1";
	}

}
