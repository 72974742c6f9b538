package sample.browser;

import org.junit.jupiter.api.RepeatedTest;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test leaves behind is gone for the next one, and for a second browser.
 */
class FreshProfileBrowserTests extends AbstractBrowserTests {

	@RepeatedTest(2)
	void browserWhenUsedBeforeThenIsEmpty(ChromeDriver driver, ChromeDriver other) {
		this.pages.open("/");
		assertFresh(driver);
		driver.manage().addCookie(new Cookie("left", "behind"));
		driver.executeScript("localStorage.setItem('left', 'behind')");
		this.pages.emulateColours("dark");
		new SignInPages(other, this.port).open("/");
		assertFresh(other);
		driver.switchTo().newWindow(WindowType.TAB);
		this.pages.open("/settings");
	}

	private static void assertFresh(ChromeDriver driver) {
		assertThat(driver.getWindowHandles()).hasSize(1);
		assertThat(driver.manage().getCookieNamed("left")).isNull();
		assertThat(driver.executeScript("return localStorage.length")).isEqualTo(0L);
		assertThat(driver.executeScript("return matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo(false);
	}

}
