package sample.browser;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes to an end: tries, and the patience of a login.
 */
class LockBrowserTests extends AbstractBrowserTests {

	@Test
	void codeWhenFiveWereWrongThenIsLockedAndANewOneWorksAfterwards() {
		Customer alice = logIn();
		String code = alice.awaitCode();
		for (int i = 0; i < 5; i++) {
			assertThat(this.pages.shows(SignInPages.CODE)).isTrue();
			this.pages.submit(Customer.otherThan(code));
		}
		assertThat(this.pages.text()).contains("too many wrong codes");
		this.pages.open(SignInPages.CODE_PAGE);
		assertThat(this.pages.text()).contains("too many wrong codes");
		assertThat(this.pages.shows(SignInPages.CODE)).isFalse();
		assertThat(this.pages.shows(SignInPages.SEND_BUTTON)).isFalse();

		this.clock.move(Duration.ofSeconds(61));
		this.pages.open(SignInPages.CODE_PAGE);
		this.pages.press(SignInPages.SEND_BUTTON);
		this.pages.submit(alice.awaitCode());
		this.pages.awaitPath("/transfers");
	}

	@Test
	void codeWhenLoginIsOverThenStartsAnew() {
		Customer alice = logIn();
		this.clock.move(Duration.ofMinutes(10));
		this.pages.submit(alice.awaitCode());
		assertThat(this.pages.shows(SignInPages.CODE)).isFalse();
		assertThat(this.pages.text()).doesNotContain("Send money");
		this.pages.signIn(alice, "/transfers");
		assertThat(alice.texts()).isEqualTo(2);
	}

	@Test
	void pageWhenLoginIsOverThenLeadsToThePassword() {
		logIn();
		this.clock.move(Duration.ofMinutes(10));
		this.pages.open("/transfers");
		this.pages.awaitPath("/login");
	}

	private Customer logIn() {
		Customer alice = this.customers.withNumber();
		this.pages.logIn(alice, "/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		return alice;
	}

}
