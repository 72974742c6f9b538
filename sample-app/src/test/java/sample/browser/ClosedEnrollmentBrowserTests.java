package sample.browser;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody without a number where nobody may enrol one.
 */
@TestPropertySource(properties = "sms-otp.enrollment.mode=closed")
class ClosedEnrollmentBrowserTests extends AbstractBrowserTests {

	@Test
	void codePageWhenThereIsNoNumberThenSaysWhomToAskAndBreaksNoRule() {
		this.pages.logIn(this.customers.withoutNumber(), "/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		assertThat(this.pages.text()).contains("There is no phone number on your account");
		assertThat(this.pages.shows(SignInPages.CODE)).isFalse();
		assertThat(this.gateway.messages()).isEmpty();
		for (String colours : new String[] { "light", "dark" }) {
			this.pages.emulateColours(colours);
			assertThat(Axe.violations(this.pages.driver())).as(colours).isEmpty();
		}
	}

}
