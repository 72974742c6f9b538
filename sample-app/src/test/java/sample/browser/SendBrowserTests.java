package sample.browser;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When texts go out, and when they do not.
 */
class SendBrowserTests extends AbstractBrowserTests {

	private Customer alice;

	private String first;

	@BeforeEach
	void logIn() {
		this.alice = this.customers.withNumber();
		this.pages.logIn(this.alice, "/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		this.first = this.alice.awaitCode();
	}

	@Test
	void resendWhenCooldownIsOverThenTheNewCodeWorksAndTheOldOneDoesNot() {
		this.clock.move(Duration.ofSeconds(31));
		this.pages.press(SignInPages.SEND_BUTTON);
		String second = this.alice.awaitCode();
		this.pages.submit(this.first);
		assertThat(this.pages.problem()).isEqualTo("A newer code is on its way. Type in the one that came last.");
		this.pages.submit(second);
		this.pages.awaitPath("/transfers");
		assertThat(this.alice.texts()).isEqualTo(2);
	}

	@Test
	void resendWhenTooEarlyThenSaysHowLongToWaitAndTheCodeWorks() {
		this.pages.press(SignInPages.SEND_BUTTON);
		assertThat(this.pages.problem()).matches("You can ask for another code in (2[0-9]|30) seconds\\.");
		this.pages.submit(this.first);
		this.pages.awaitPath("/transfers");
		assertThat(this.alice.texts()).isEqualTo(1);
	}

	@Test
	void waitWhenCodeWasJustSentThenCountsDown() {
		WebElement wait = this.pages.driver().findElement(SignInPages.WAIT);
		int seconds = Integer.parseInt(wait.getDomAttribute("data-seconds"));
		assertThat(seconds).isBetween(20, 30);
		SignInPages.await()
			.untilAsserted(() -> assertThat(wait.getText()).doesNotContain(seconds + " seconds")
				.containsPattern("[0-9] second"));
		this.clock.move(Duration.ofSeconds(31));
		this.pages.open(SignInPages.CODE_PAGE);
		assertThat(this.pages.shows(SignInPages.WAIT)).isFalse();
	}

	@Test
	void pageWhenReloadedTwentyTimesThenOneTextGoesOut() {
		for (int i = 0; i < 20; i++) {
			this.pages.driver().navigate().refresh();
		}
		this.pages.open("/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		this.pages.submit(this.first);
		this.pages.awaitPath("/transfers");
		assertThat(this.alice.texts()).isEqualTo(1);
	}

	@Test
	void codeWhenExpiredThenSaysSoAndANewOneWorks() {
		this.clock.move(Duration.ofMinutes(5));
		this.pages.submit(this.first);
		assertThat(this.pages.problem()).isEqualTo("That code has expired. Ask for a new one.");
		this.pages.press(SignInPages.SEND_BUTTON);
		this.pages.submit(this.alice.awaitCode());
		this.pages.awaitPath("/transfers");
	}

	@Test
	void sendWhenClickedTwiceThenOneTextGoesOut() {
		this.clock.move(Duration.ofMinutes(5));
		this.pages.open(SignInPages.CODE_PAGE);
		this.pages.doubleClick(SignInPages.SEND_BUTTON);
		SignInPages.await().until(() -> this.pages.shows(SignInPages.CODE));
		this.pages.submit(this.alice.awaitCode());
		this.pages.awaitPath("/transfers");
		assertThat(this.alice.texts()).isEqualTo(2);
	}

}
