package io.github.smsotp.web;

import java.time.Duration;

import io.github.smsotp.MovableClock;
import io.github.smsotp.RecordingSmsGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test against a real server begins with: a new user with a phone, and a browser.
 */
abstract class AbstractWebTests {

	static final String PAGE = "/login/sms-otp";

	static final String SEND = "/login/sms-otp/send";

	@Autowired
	MovableClock clock;

	@Autowired
	RecordingSmsGateway gateway;

	@Autowired
	SwitchableStore store;

	@Autowired
	TestUsers users;

	@Autowired
	RecordedEvents events;

	@LocalServerPort
	int port;

	String user;

	Browser browser;

	@BeforeEach
	void newUser() {
		this.gateway.clear();
		this.events.clear();
		this.user = this.users.create();
		this.browser = new Browser(this.port);
	}

	@AfterEach
	void repair() {
		this.gateway.failWith(null);
		this.store.setDown(false);
		this.store.setGuessesDown(false);
		this.users.failWhenAskedForNumbers(false);
	}

	/**
	 * Passes the first factor, and reads the CSRF token that the session has then.
	 */
	Answer logIn(Browser with, String name) {
		with.get("/login");
		Answer answer = with.submit("/login", "username", name, "password", TestUsers.PASSWORD);
		with.csrf();
		return answer;
	}

	Answer logIn() {
		return logIn(this.browser, this.user);
	}

	/**
	 * Passes the first factor and navigates to a page, by which the first text goes out.
	 */
	Answer logInAndGetText() {
		logIn();
		return this.browser.open("/accounts");
	}

	/**
	 * Passes both factors.
	 */
	void signIn() {
		logInAndGetText();
		verify(this.gateway.lastCode());
	}

	/**
	 * Types the code in, on the page.
	 */
	Answer verify(String code) {
		return this.browser.submit(PAGE, "code", code);
	}

	/**
	 * Gives the code as a script does.
	 */
	Answer verifyByScript(String code) {
		return this.browser.post(PAGE, "{\"code\":\"" + code + "\"}");
	}

	/**
	 * A code that is not the last one.
	 */
	String wrongCode() {
		String right = this.gateway.lastCode();
		return ((right.charAt(0) == '9') ? "0" : "9") + right.substring(1);
	}

	int texts() {
		return this.gateway.messages().size();
	}

	void letPass(int seconds) {
		this.clock.move(Duration.ofSeconds(seconds));
	}

	/**
	 * The body of an answer that is a page and has the status.
	 */
	static String page(int status, Answer answer) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("content-type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(answer.header("cache-control")).contains("no-store");
		return answer.body();
	}

}
