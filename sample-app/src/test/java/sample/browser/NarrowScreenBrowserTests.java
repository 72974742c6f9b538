package sample.browser;

import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On the smallest phones no page scrolls sideways, in languages with long words either.
 */
@ExtendWith(SoftAssertionsExtension.class)
@ChromiumTest(languages = "de")
class NarrowScreenBrowserTests extends AbstractBrowserTests {

	@InjectSoftAssertions
	private SoftAssertions softly;

	@BeforeEach
	void narrow() {
		this.pages.emulateScreen(320, 568);
	}

	@Test
	void signInWhenNarrowThenDoesNotScrollSideways() {
		tour().signIn(this::check);
		tour().delays(this::check);
	}

	@Test
	void phoneWhenNarrowThenDoesNotScrollSideways() {
		tour().phone(this::check);
	}

	@Test
	void bankWhenNarrowThenDoesNotScrollSideways() {
		tour().bank(this::check);
	}

	@Test
	@ChromiumTest(languages = "ar")
	void pagesWhenArabicThenDoNotScrollSideways() {
		tour().signIn(this::check);
		tour().phone(this::check);
	}

	private void check(String state) {
		this.softly.assertThat(width("clientWidth")).as("%s, screen", state).isEqualTo(320);
		this.softly.assertThat(width("scrollWidth")).as("%s, page", state).isLessThanOrEqualTo(320);
	}

	private long width(String property) {
		return (long) this.pages.driver().executeScript("return document.scrollingElement." + property);
	}

}
