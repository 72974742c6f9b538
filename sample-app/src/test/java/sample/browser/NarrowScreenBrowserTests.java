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

	private static final int WIDTH = 320;

	@InjectSoftAssertions
	private SoftAssertions softly;

	@BeforeEach
	void narrow() {
		this.pages.emulateScreen(WIDTH, 568);
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

	private void check(String state) {
		this.softly.assertThat(this.pages.screenWidth()).as("%s, screen", state).isEqualTo(WIDTH);
		this.softly.assertThat(this.pages.pageWidth()).as("%s, page", state).isLessThanOrEqualTo(WIDTH);
	}

}
