package io.github.smsotp.web;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sockets, which outlive the request that has opened them.
 */
@ApplicationTest
@ContextConfiguration(classes = SocketApplication.class)
class SocketTests extends AbstractWebTests {

	private static final Pattern REFUSAL = Pattern.compile("(ERROR|CLOSED).*", Pattern.DOTALL);

	@ParameterizedTest
	@ValueSource(strings = { "/socket", "/stomp" })
	void handshakeThenIsRefusedBetweenTheFactorsSes1T21(String path) {
		logIn();
		assertThat(TestSocket.refusal(this.port, path, this.browser.session())).isEqualTo(401);
		verifyFirst();
		assertThat(TestSocket.refusal(this.port, path, this.browser.session())).isEqualTo(101);
	}

	@Test
	void openSocketThenSeesNobodyBetweenTheFactorsAndTheUserAfterTheCodeSes1T21() {
		logIn();
		try (TestSocket socket = socket("/open/socket")) {
			assertThat(socket.ask("who")).isEqualTo("hello nobody");
		}
		verifyFirst();
		try (TestSocket socket = socket("/open/socket")) {
			assertThat(socket.ask("who")).isEqualTo("hello " + this.user);
		}
	}

	@Test
	void socketWhenOpenedBeforeTheCodeThenNeverBecomesTheUsersSes1T21() {
		logIn();
		try (TestSocket socket = socket("/open/socket"); TestSocket stomp = stomp("/open/stomp")) {
			verifyFirst();
			assertThat(socket.ask("who")).isEqualTo("hello nobody");
			assertThat(stomp.askAt("/app/who")).endsWith("hello nobody, anonymous\0");
			assertThat(stomp.askAt("/app/accounts")).matches(REFUSAL);
		}
	}

	@Test
	void messageThenComesFromNobodyBetweenTheFactorsSes1T21() {
		logIn();
		try (TestSocket stomp = stomp("/open/stomp")) {
			assertThat(stomp.askAt("/app/who")).startsWith("MESSAGE").endsWith("hello nobody, anonymous\0");
		}
		verifyFirst();
		try (TestSocket stomp = stomp("/open/stomp")) {
			assertThat(stomp.askAt("/app/who")).endsWith("hello " + this.user + ", " + this.user + "\0");
		}
	}

	@Test
	void messageWhenRulesAskForUsersThenIsRefusedBetweenTheFactorsSes1T21() {
		logIn();
		try (TestSocket stomp = stomp("/open/stomp")) {
			assertThat(stomp.askAt("/app/accounts")).matches(REFUSAL).doesNotContain(this.user);
		}
		verifyFirst();
		try (TestSocket stomp = stomp("/open/stomp")) {
			assertThat(stomp.askAt("/app/accounts")).endsWith("accounts of " + this.user + "\0");
		}
	}

	@Test
	void messageMethodWhenSecuredThenIsDeniedBetweenTheFactorsSes1T21() {
		logIn();
		try (TestSocket stomp = stomp("/open/stomp")) {
			assertThat(stomp.askAt("/app/members")).endsWith("denied\0");
		}
		verifyFirst();
		try (TestSocket stomp = stomp("/stomp")) {
			assertThat(stomp.askAt("/app/members")).endsWith("content for " + this.user + "\0");
		}
	}

	private TestSocket socket(String path) {
		return TestSocket.open(this.port, path, this.browser.session());
	}

	private TestSocket stomp(String path) {
		String csrf = this.browser.csrf();
		TestSocket stomp = socket(path);
		assertThat(stomp.connect(csrf)).startsWith("CONNECTED");
		return stomp;
	}

	private void verifyFirst() {
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
	}

}
