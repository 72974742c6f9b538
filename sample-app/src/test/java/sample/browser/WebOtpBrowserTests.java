package sample.browser;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Codes that the browser reads from a text. Headless Chromium has no phone, so that its
 * answer is put into the page before the script runs.
 */
@TestPropertySource(properties = "sms-otp.message.origin=localhost")
class WebOtpBrowserTests extends AbstractBrowserTests {

	private static final String ANSWER = """
			window.OTPCredential = class {};
			navigator.credentials.get = async (options) => {
				window.asked = options.otp.transport.join() + options.signal.aborted;
				return { code: "%s" };
			};
			""";

	@Test
	void codeWhenTheBrowserHasReadItThenIsFilledInAndSentByTheUserAlone(ChromeDriver driver) {
		Customer alice = logIn(driver, "042137");
		SignInPages.await().untilAsserted(() -> assertThat(value(driver)).isEqualTo("042137"));
		assertThat(driver.executeScript("return window.asked")).isEqualTo("smsfalse");
		assertThat(driver.switchTo().activeElement()).isEqualTo(driver.findElement(SignInPages.MAIN_BUTTON));
		assertThat(this.pages.triesLeft()).isEqualTo(5);
		driver.findElement(SignInPages.CODE).clear();
		this.pages.submit(alice.awaitCode());
		this.pages.awaitPath("/transfers");
	}

	@Test
	void textThatIsNoCodeThenIsNotFilledInUi6(ChromeDriver driver) {
		logIn(driver, "<b>4213");
		SignInPages.await().until(() -> driver.executeScript("return window.asked") != null);
		assertThat(value(driver)).isEmpty();
	}

	private Customer logIn(ChromeDriver driver, String answer) {
		driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", ANSWER.formatted(answer)));
		Customer alice = this.customers.withNumber();
		this.pages.logIn(alice, "/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		return alice;
	}

	private static String value(ChromeDriver driver) {
		return String.valueOf(driver.findElement(SignInPages.CODE).getDomProperty("value"));
	}

}
