package sample.browser;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages in the language that the browser asks for.
 */
class LanguageBrowserTests extends AbstractBrowserTests {

	// where the plus sign, the first dot and the last digit of the number begin
	private static final String PLACES = """
			const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const text = texts.currentNode.data;
				const plus = text.indexOf("+");
				if (plus >= 0 && text.includes("•", plus)) {
					const end = plus + text.slice(plus).match(/^[+0-9•\\s]+/)[0].trimEnd().length - 1;
					return [plus, text.indexOf("•", plus), end].map((at) => {
						const range = document.createRange();
						range.setStart(texts.currentNode, at);
						range.setEnd(texts.currentNode, at + 1);
						return range.getBoundingClientRect().left;
					});
				}
			}
			return [];
			""";

	@Test
	@ChromiumTest(languages = "ar")
	void codePageWhenArabicThenIsWrittenFromRightToLeftAndTheNumberIsNot(ChromeDriver driver) {
		Customer alice = this.customers.withNumber();
		this.pages.logIn(alice, "/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		assertLanguage(driver, "ar", "rtl");
		assertThat(driver.findElement(SignInPages.MAIN_BUTTON).getText()).isEqualTo("تسجيل الدخول");
		assertThat(places(driver)).hasSize(3).isSorted().doesNotHaveDuplicates();
		this.pages.submit(alice.awaitCode());
		this.pages.awaitPath("/transfers");
	}

	@Test
	@ChromiumTest(languages = "ar")
	void phonePageWhenArabicThenIsWrittenFromRightToLeftAndTheNumberIsNot(ChromeDriver driver) {
		Customer bob = this.customers.withoutNumber();
		this.pages.logIn(bob, "/transfers");
		this.pages.awaitPath(SignInPages.PHONE_PAGE);
		assertLanguage(driver, "ar", "rtl");
		this.pages.enterNumber("US", bob.nationalNumber());
		assertThat(places(driver)).hasSize(3).isSorted().doesNotHaveDuplicates();
		this.pages.submit(bob.awaitCode());
		this.pages.awaitPath("/transfers");
		this.pages.open(SignInPages.PHONE_PAGE);
		assertThat(places(driver)).hasSize(3).isSorted().doesNotHaveDuplicates();
	}

	@Test
	@ChromiumTest(languages = "de-AT,de,en")
	void pagesWhenGermanThenAreGerman(ChromeDriver driver) {
		Customer bob = this.customers.withoutNumber();
		this.pages.logIn(bob, "/transfers");
		assertLanguage(driver, "de", "ltr");
		assertThat(driver.findElement(By.cssSelector("label[for=phone]")).getText()).isEqualTo("Mobilnummer");
		this.pages.enterNumber("US", bob.nationalNumber());
		assertLanguage(driver, "de", "ltr");
		assertThat(driver.findElement(SignInPages.MAIN_BUTTON).getText()).isEqualTo("Bestätigen");
		assertThat(this.gateway.messages()).singleElement()
			.satisfies((text) -> assertThat(text.text()).contains("ist Ihr Code"));
	}

	private static void assertLanguage(ChromeDriver driver, String language, String direction) {
		assertThat(driver.findElement(By.tagName("html"))).satisfies((html) -> {
			assertThat(html.getDomAttribute("lang")).isEqualTo(language);
			assertThat(html.getCssValue("direction")).isEqualTo(direction);
		});
	}

	@SuppressWarnings("unchecked")
	private static List<Double> places(ChromeDriver driver) {
		return ((List<Number>) driver.executeScript(PLACES)).stream().map(Number::doubleValue).toList();
	}

}
