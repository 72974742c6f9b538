package io.github.smsotp.web;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import io.github.smsotp.BoundLine;
import io.github.smsotp.authentication.DefaultSmsOtpAccountResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That nothing of a request gets into the text, whose last line browsers trust.
 */
@ApplicationTest
@ContextConfiguration(classes = BankApplication.class)
@TestPropertySource(properties = { "sms-otp.message.origin=bank.example", "server.forward-headers-strategy=framework" })
class ForgedTextTests extends AbstractWebTests {

	@Test
	void textWhenHostIsForgedThenIsBoundToTheOriginMsg3T47() throws IOException {
		logIn();
		String answer = exchange("GET /accounts HTTP/1.1\r\nHost: evil.example\r\nCookie: JSESSIONID="
				+ this.browser.session() + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 302");
		assertTextIsOurs();
	}

	@Test
	void textWhenForwardedHostIsForgedThenIsBoundToTheOriginMsg3T47() {
		logIn();
		this.browser.exchange("GET", "/accounts", BodyPublishers.noBody(),
				Browser.and(Browser.NAVIGATION, "X-Forwarded-Host", "evil.example", "Origin", "https://evil.example",
						"Referer", "https://evil.example/"));
		assertTextIsOurs();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x\n@evil.example #000000", "x\r\n\r\n@evil.example #000000", "{0}{1}",
			"@evil.example #000000" })
	void textWhenUserNameIsALineThenHasNoneOfItMsg7T47(String line) {
		String name = this.user + line;
		this.users.createWithoutNumber(name);
		this.users.setNumber(DefaultSmsOtpAccountResolver.normalize(name), this.users.number(this.user));
		logIn(this.browser, name);
		this.browser.open("/accounts");
		assertTextIsOurs();
	}

	private void assertTextIsOurs() {
		assertThat(texts()).isEqualTo(1);
		String text = this.gateway.messages().get(0).text();
		String code = this.gateway.lastCode();
		assertThat(text)
			.isEqualTo(code + " is your Bank code. It expires in 5 min. Don't share it.\n\n@bank.example #" + code);
		assertThat(BoundLine.of(text)).isEqualTo(new BoundLine("bank.example", code, null));
	}

	private String exchange(String request) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
