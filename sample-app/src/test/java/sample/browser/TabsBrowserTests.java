package sample.browser;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two tabs, two browsers, the way back, and fingers that click twice.
 */
class TabsBrowserTests extends AbstractBrowserTests {

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
	void codeWhenReplacedInAnotherTabThenSaysSoAndBothTabsGoOn(ChromeDriver driver) {
		String one = driver.getWindowHandle();
		String two = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
		this.pages.open(SignInPages.CODE_PAGE);
		this.clock.move(Duration.ofSeconds(31));
		this.pages.press(SignInPages.SEND_BUTTON);
		String second = this.alice.awaitCode();

		driver.switchTo().window(one);
		this.pages.submit(this.first);
		assertThat(this.pages.problem()).contains("newer code");
		this.pages.submit(second);
		this.pages.awaitPath("/transfers");

		driver.switchTo().window(two);
		assertThat(this.pages.shows(SignInPages.CODE)).isTrue();
		driver.navigate().refresh();
		assertThat(this.pages.shows(SignInPages.CODE)).isFalse();
		assertThat(this.pages.shows(SignInPages.PROBLEM)).isFalse();
		this.pages.open("/account");
		assertThat(this.pages.text()).contains("Account of " + this.alice.name());
	}

	@Test
	void codeWhenSentToAnotherBrowserThenWorksThereAlone(ChromeDriver driver, ChromeDriver another) {
		SignInPages elsewhere = new SignInPages(another, this.port);
		this.clock.move(Duration.ofSeconds(31));
		elsewhere.logIn(this.alice, "/account");
		elsewhere.awaitPath(SignInPages.CODE_PAGE);
		String second = this.alice.awaitCode();
		this.pages.submit(second);
		assertThat(this.pages.problem()).contains("not right");
		elsewhere.submit(second);
		elsewhere.awaitPath("/account");
		this.pages.open("/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
	}

	@Test
	void wayBackWhenSignedInThenEndsInNoErrorAndForwardWorks(ChromeDriver driver) {
		this.pages.submit(this.first);
		this.pages.awaitPath("/transfers");
		String session = session(driver);
		this.pages.leave(driver.navigate()::back);
		assertThat(this.pages.path()).isNotEqualTo("/login");
		assertThat(this.pages.shows(SignInPages.PROBLEM)).isFalse();
		if (this.pages.shows(SignInPages.CODE)) {
			this.pages.submit(this.first);
			assertThat(this.pages.shows(SignInPages.CODE)).isFalse();
			this.pages.leave(driver.navigate()::back);
		}
		// a second authentication would have changed it
		assertThat(session(driver)).isEqualTo(session);
		this.pages.leave(driver.navigate()::forward);
		this.pages.awaitPath("/transfers");
		assertThat(this.pages.text()).contains("Send money");
	}

	@Test
	void verifyWhenClickedTwiceThenLeadsToWantedPage() {
		this.pages.type(SignInPages.CODE, this.first);
		this.pages.doubleClick(SignInPages.MAIN_BUTTON);
		this.pages.awaitPath("/transfers");
		assertThat(this.pages.text()).contains("Send money");
		assertThat(this.alice.texts()).isEqualTo(1);
	}

	private static String session(ChromeDriver driver) {
		return driver.manage().getCookieNamed("JSESSIONID").getValue();
	}

}
