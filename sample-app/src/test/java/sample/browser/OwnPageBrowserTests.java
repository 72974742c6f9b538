package sample.browser;

import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank's own page for codes, and ours in the look of the bank.
 */
@ActiveProfiles("own-page")
@ExtendWith(SoftAssertionsExtension.class)
class OwnPageBrowserTests extends AbstractBrowserTests {

	private static final String LOGO = """
			const logo = getComputedStyle(document.querySelector(".sms-otp"), "::before").backgroundImage;
			return fetch(logo.slice(5, -2)).then((response) => response.ok + " " + response.headers.get("Content-Type"));
			""";

	@InjectSoftAssertions
	private SoftAssertions softly;

	@Test
	void signInThenWorksAndBreaksNoRule() {
		tour().signIn(this::check);
		tour().delays(this::check);
		this.pages.signIn(this.customers.withNumber(), "/transfers");
	}

	@Test
	void phoneThenBreaksNoRuleAndHasTheLogo(ChromeDriver driver) {
		tour().phone(this::check);
		this.pages.logIn(this.customers.withoutNumber(), "/transfers");
		assertThat(driver.executeScript(LOGO)).isEqualTo("true image/svg+xml");
	}

	private void check(String state) {
		for (String colours : new String[] { "light", "dark" }) {
			this.pages.emulateColours(colours);
			this.softly.assertThat(Axe.violations(this.pages.driver())).as("%s, %s", state, colours).isEmpty();
		}
	}

}
