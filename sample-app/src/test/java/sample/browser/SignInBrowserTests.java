package sample.browser;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in with a code.
 */
class SignInBrowserTests extends AbstractBrowserTests {

	private Customer alice;

	private String code;

	@Test
	void codeWhenRightThenLeadsToWantedPage() {
		logIn();
		assertThat(this.pages.text()).contains(this.alice.masked());
		assertThat(this.pages.triesLeft()).isEqualTo(5);
		this.pages.submit(this.code);
		this.pages.awaitPath("/transfers");
		assertThat(this.pages.text()).contains("Send money", "Sign out");
	}

	@Test
	void codeWhenWrongThenSaysSoAndTheRightOneWorksAfterwards() {
		logIn();
		for (int left = 4; left > 2; left--) {
			this.pages.submit(Customer.otherThan(this.code));
			assertThat(this.pages.problem()).isEqualTo("That code is not right. Check it and try again.");
			assertThat(this.pages.driver().findElement(SignInPages.PROBLEM).getAriaRole()).isEqualTo("alert");
			assertThat(this.pages.triesLeft()).isEqualTo(left);
		}
		this.pages.submit(this.code);
		this.pages.awaitPath("/transfers");
	}

	@ParameterizedTest
	@ValueSource(strings = { " %s-%s ", "%s %s", "%s%s\n" })
	void codeWhenPastedWithWhatStandsAroundItThenIsAccepted(String form) {
		logIn();
		this.pages.driver().findElement(SignInPages.CODE).click();
		String pasted = form.formatted(this.code.substring(0, 3), this.code.substring(3));
		this.pages.driver().executeCdpCommand("Input.insertText", Map.of("text", pasted));
		this.pages.press(SignInPages.MAIN_BUTTON);
		this.pages.awaitPath("/transfers");
	}

	@Test
	void bypassCodeWhenTypedInThenLeadsToWantedPage() {
		logIn();
		this.pages.press(SignInPages.BYPASS);
		this.pages
			.submit(this.administration.issueBypassCode(this.alice.name(), Duration.ofHours(1)).code().toLowerCase());
		this.pages.awaitPath("/transfers");
	}

	@Test
	void signOutWhenCodeIsLackingThenAsksForThePasswordAgain() {
		logIn();
		this.pages.press(SignInPages.SIGN_OUT);
		this.pages.awaitPath("/");
		this.pages.open("/transfers");
		this.pages.awaitPath("/login");
	}

	@Test
	void helpWhenThereIsSomeThenIsLinked() {
		logIn();
		assertThat(this.pages.driver().findElements(By.cssSelector(".help a")))
			.extracting((link) -> link.getDomAttribute("href"))
			.containsExactly("https://bank.example/help");
	}

	private void logIn() {
		this.alice = this.customers.withNumber();
		this.pages.logIn(this.alice, "/transfers");
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		this.code = this.alice.awaitCode();
	}

}
