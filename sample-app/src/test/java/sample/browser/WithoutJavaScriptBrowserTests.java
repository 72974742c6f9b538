package sample.browser;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything works in a browser that runs no scripts.
 */
@ChromiumTest(javaScript = false)
class WithoutJavaScriptBrowserTests extends AbstractBrowserTests {

	@Test
	void scriptWhenOffThenDoesNotRun(ChromeDriver driver) {
		driver.get("data:text/html,<title>off</title><script>document.title = 'on'</script>");
		assertThat(driver.getTitle()).isEqualTo("off");
	}

	@Test
	void signInWhenScriptsAreOffThenLeadsToWantedPage() {
		Customer alice = this.customers.withNumber();
		this.pages.logIn(alice, "/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		String code = alice.awaitCode();
		this.pages.submit(Customer.otherThan(code));
		assertThat(this.pages.problem()).contains("not right");
		this.pages.press(SignInPages.SEND_BUTTON);
		assertThat(this.pages.problem()).contains("You can ask for another code in");
		this.clock.move(Duration.ofSeconds(31));
		this.pages.press(SignInPages.SEND_BUTTON);
		this.pages.submit(alice.awaitCode());
		this.pages.awaitPath("/transfers");
	}

	@Test
	void enrolmentWhenScriptsAreOffThenLeadsToWantedPage() {
		Customer bob = this.customers.withoutNumber();
		this.pages.logIn(bob, "/transfers");
		this.pages.awaitPath(SignInPages.PHONE_PAGE);
		this.pages.enterNumber("US", bob.nationalNumber());
		this.pages.submit(bob.awaitCode());
		this.pages.awaitPath("/transfers");
	}

}
