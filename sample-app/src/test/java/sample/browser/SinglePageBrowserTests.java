package sample.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that signs in without loading another one.
 */
class SinglePageBrowserTests extends AbstractBrowserTests {

	private static final By BUTTON = By.cssSelector("main > section:not([hidden]) form button");

	private static final By CODE = By.id("digits");

	private static final By ACCOUNT = By.id("account");

	@BeforeEach
	void open(ChromeDriver driver) {
		this.pages.open("/spa");
		driver.executeScript("window.loaded = 'once'");
		SignInPages.await().until(() -> this.pages.shows(By.id("username")));
	}

	@Test
	void customerWhenSignedInThenSendsMoneyOnTheSamePage(ChromeDriver driver) {
		Customer alice = this.customers.withNumber();
		logIn(alice, CODE);
		String code = alice.awaitCode();
		type(CODE, Customer.otherThan(code));
		awaitProblem("That code is not right. Check it and try again.");
		type(CODE, code);
		SignInPages.await().until(() -> this.pages.shows(ACCOUNT));
		this.pages.type(By.id("payee"), "Bob");
		type(By.id("amount"), "1.50");
		SignInPages.await().untilAsserted(() -> assertThat(this.pages.text()).contains("Balance"));
		awaitProblem("");
		assertLoadedOnce(driver);
	}

	@Test
	void customerWithoutNumberThenEnrolsOnTheSamePage(ChromeDriver driver) {
		Customer bob = this.customers.withoutNumber();
		logIn(bob, By.id("number"));
		type(By.id("number"), "12345");
		SignInPages.await().until(() -> !this.pages.problem().isEmpty());
		driver.findElement(By.id("number")).clear();
		type(By.id("number"), bob.nationalNumber());
		SignInPages.await().until(() -> this.pages.shows(CODE));
		type(CODE, bob.awaitCode());
		SignInPages.await().until(() -> this.pages.shows(ACCOUNT));
		assertLoadedOnce(driver);
	}

	@Test
	void passwordWhenWrongThenSaysSo() {
		Customer alice = this.customers.withNumber();
		this.pages.type(By.id("username"), alice.name());
		type(By.id("password"), "wrong");
		awaitProblem("User name or password is wrong.");
		assertThat(alice.texts()).isZero();
	}

	private void logIn(Customer customer, By next) {
		this.pages.type(By.id("username"), customer.name());
		type(By.id("password"), Customers.PASSWORD);
		SignInPages.await().until(() -> this.pages.shows(next));
	}

	private void type(By field, String text) {
		this.pages.type(field, text);
		this.pages.driver().findElement(BUTTON).click();
	}

	private void awaitProblem(String problem) {
		SignInPages.await().untilAsserted(() -> assertThat(this.pages.problem()).isEqualTo(problem));
	}

	private static void assertLoadedOnce(ChromeDriver driver) {
		assertThat(driver.executeScript("return window.loaded")).isEqualTo("once");
		assertThat(driver.executeScript("return performance.getEntriesByType('navigation').length")).isEqualTo(1L);
	}

}
