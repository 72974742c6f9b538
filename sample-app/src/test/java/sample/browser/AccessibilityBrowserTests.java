package sample.browser;

import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No page breaks a rule of axe-core, in whatever colours and direction.
 */
@ExtendWith(SoftAssertionsExtension.class)
class AccessibilityBrowserTests extends AbstractBrowserTests {

	private static final int NARROW = 320;

	@InjectSoftAssertions
	private SoftAssertions softly;

	@Test
	void signInWhenLightOrDarkThenBreaksNoRule() {
		tour().signIn(this::check);
	}

	@Test
	void delaysWhenLightOrDarkThenBreakNoRule() {
		tour().delays(this::check);
	}

	@Test
	void phoneWhenLightOrDarkThenBreaksNoRule() {
		tour().phone(this::check);
	}

	@Test
	void bankWhenLightOrDarkThenBreaksNoRule() {
		tour().bank(this::check);
	}

	@Test
	@ChromiumTest(languages = "ar")
	void pagesWhenArabicAndNarrowThenBreakNoRuleAndFit() {
		this.pages.emulateScreen(NARROW, 568);
		tour().signIn(this::checkNarrow);
		tour().delays(this::checkNarrow);
		tour().phone(this::checkNarrow);
	}

	private void checkNarrow(String state) {
		check(state, "light");
		this.softly.assertThat(this.pages.pageWidth()).as(state).isLessThanOrEqualTo(NARROW);
	}

	private void check(String state) {
		check(state, "light");
		check(state, "dark");
	}

	private void check(String state, String colours) {
		this.pages.emulateColours(colours);
		this.softly.assertThat(Axe.violations(this.pages.driver())).as("%s, %s", state, colours).isEmpty();
	}

}
