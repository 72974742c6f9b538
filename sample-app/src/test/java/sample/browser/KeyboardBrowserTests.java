package sample.browser;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hands that never leave the keyboard.
 */
class KeyboardBrowserTests extends AbstractBrowserTests {

	@Test
	void signInWhenByKeyboardAloneThenLeadsToWantedPage() {
		Customer alice = this.customers.withNumber();
		logIn(alice);
		this.pages.awaitPath(SignInPages.CODE_PAGE);
		String code = alice.awaitCode();
		assertThat(focused()).isEqualTo(find(SignInPages.CODE));
		this.pages.leave(() -> focused().sendKeys(Customer.otherThan(code), Keys.ENTER));
		assertThat(focused()).isEqualTo(find(SignInPages.CODE));
		focused().sendKeys(code, Keys.TAB);
		assertThat(focused()).isEqualTo(find(SignInPages.MAIN_BUTTON));
		this.pages.leave(() -> focused().sendKeys(Keys.ENTER));
		this.pages.awaitPath("/transfers");
	}

	@Test
	void enrolmentWhenByKeyboardAloneThenLeadsToWantedPage() {
		Customer bob = this.customers.withoutNumber();
		logIn(bob);
		this.pages.awaitPath(SignInPages.PHONE_PAGE);
		assertThat(focused()).isEqualTo(find(By.id("phone")));
		focused().sendKeys(Keys.chord(Keys.SHIFT, Keys.TAB));
		assertThat(focused()).isEqualTo(find(By.id("region")));
		focused().sendKeys("United S", Keys.TAB);
		this.pages.leave(() -> focused().sendKeys(bob.number(), Keys.ENTER));
		assertThat(focused()).isEqualTo(find(SignInPages.CODE));
		this.pages.leave(() -> focused().sendKeys(bob.awaitCode(), Keys.ENTER));
		this.pages.awaitPath("/transfers");
	}

	private void logIn(Customer customer) {
		this.pages.open("/transfers");
		this.pages.awaitPath("/login");
		focused().sendKeys(customer.name(), Keys.TAB);
		this.pages.leave(() -> focused().sendKeys(Customers.PASSWORD, Keys.ENTER));
	}

	private WebElement focused() {
		return this.pages.driver().switchTo().activeElement();
	}

	private WebElement find(By element) {
		return this.pages.driver().findElement(element);
	}

}
