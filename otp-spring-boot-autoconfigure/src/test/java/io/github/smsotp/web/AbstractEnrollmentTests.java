package io.github.smsotp.web;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test of numbers begins with: a new user without one, and numbers that nobody
 * has.
 */
abstract class AbstractEnrollmentTests extends AbstractWebTests {

	static final String PHONE = "/sms-otp/phone";

	static final String CHANGE = "/sms-otp/phone?change";

	static final String CONFIRM = "/sms-otp/phone/confirm";

	static final String REMOVE = "/sms-otp/phone/remove";

	private static final AtomicInteger count = new AtomicInteger();

	@Autowired
	SwitchableNumbers numbers;

	String number;

	String otherNumber;

	@BeforeEach
	void newNumbers() {
		this.user = this.users.createWithoutNumber("new" + count.incrementAndGet());
		this.number = newNumber();
		this.otherNumber = newNumber();
	}

	@AfterEach
	void repairNumbers() {
		this.numbers.setDown(false);
		this.numbers.setReadOnly(false);
	}

	/**
	 * A number of a range of its own, so that no two tests share limits.
	 */
	static String newNumber() {
		return "+1415" + (2_010_000 + count.incrementAndGet() * 10_000 % 7_000_000 + 71);
	}

	/**
	 * Types a number in, on the page.
	 */
	Answer enter(Browser with, String phone) {
		return with.submit(PHONE, "phone", phone, "region", "US");
	}

	Answer enter(String phone) {
		return enter(this.browser, phone);
	}

	Answer confirm(String code) {
		return this.browser.submit(CONFIRM, "code", code);
	}

	/**
	 * Signs a user in whose number was confirmed before.
	 */
	void signInEnrolled() {
		setNumber(this.number);
		logInAndGetText();
		this.browser.follow(verify(this.gateway.lastCode()));
		this.browser.csrf();
		letPass(60);
	}

	void setNumber(String phone) {
		assertThat(this.numbers.replace(this.user, null, new PhoneNumber(phone), this.clock.instant(), 5)).isTrue();
	}

	@Nullable String current() {
		return this.numbers.findConfirmed(this.user).stream().findFirst().map(PhoneNumber::value).orElse(null);
	}

	/**
	 * Another browser that has passed both factors.
	 */
	Browser anotherSession() {
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		other.open("/accounts");
		assertThat(other.follow(other.submit(PAGE, "code", this.gateway.lastCode())).status()).isEqualTo(200);
		other.csrf();
		letPass(60);
		return other;
	}

	static String masked(String phone) {
		return "+1 ••• ••• ••" + phone.substring(phone.length() - 2);
	}

}
