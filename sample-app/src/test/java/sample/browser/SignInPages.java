package sample.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people see and do on the pages of a sign-in, in one browser.
 */
final class SignInPages {

	static final String CODE_PAGE = "/login/sms-otp";

	static final String PHONE_PAGE = "/sms-otp/phone";

	static final By CODE = By.id("code");

	static final By REGION = By.id("region");

	static final By PHONE = By.id("phone");

	static final By PROBLEM = By.id("problem");

	static final By MAIN_BUTTON = By.cssSelector("button.primary");

	static final By SEND_BUTTON = By.cssSelector("form[action$='/login/sms-otp/send'] button");

	static final By CHANGE = By.cssSelector("a[href$='?change']");

	static final By BYPASS = By.cssSelector("a[href$='?bypass']");

	static final By SIGN_OUT = By.cssSelector("form[action$='/logout'] button");

	static final By WAIT = By.cssSelector("[data-seconds]");

	static final int DENSITY = 2;

	private static final Pattern TRIES = Pattern.compile("([0-9]+) (?:try|tries)\\b");

	private final ChromeDriver driver;

	private final String origin;

	SignInPages(ChromeDriver driver, int port) {
		this.driver = driver;
		this.origin = "http://localhost:" + port;
	}

	ChromeDriver driver() {
		return this.driver;
	}

	void open(String path) {
		this.driver.get(this.origin + path);
	}

	/**
	 * Wants to see a page, and types in name and password on the way.
	 */
	void logIn(Customer customer, String path) {
		open(path);
		awaitPath("/login");
		type(By.id("username"), customer.name());
		type(By.id("password"), Customers.PASSWORD);
		press(MAIN_BUTTON);
	}

	void signIn(Customer customer, String path) {
		logIn(customer, path);
		awaitPath(CODE_PAGE);
		submit(customer.awaitCode());
		awaitPath(path);
	}

	void submit(String code) {
		type(CODE, code);
		press(MAIN_BUTTON);
	}

	void enterNumber(String region, String number) {
		this.driver.findElement(By.cssSelector("#region option[value='" + region + "']")).click();
		this.driver.findElement(PHONE).clear();
		type(PHONE, number);
		press(MAIN_BUTTON);
	}

	void type(By field, String text) {
		this.driver.findElement(field).sendKeys(text);
	}

	/**
	 * Clicks what leads to another page, or to the same one anew.
	 */
	void press(By button) {
		leave(() -> this.driver.findElement(button).click());
	}

	void doubleClick(By button) {
		leave(() -> new Actions(this.driver).doubleClick(this.driver.findElement(button)).perform());
	}

	/**
	 * Does something that ends in another page.
	 */
	void leave(Runnable action) {
		WebElement page = this.driver.findElement(By.tagName("html"));
		action.run();
		await().until(() -> isGone(page));
	}

	void awaitPath(String path) {
		await().untilAsserted(() -> assertThat(path()).isEqualTo(path));
	}

	String path() {
		return URI.create(this.driver.getCurrentUrl()).getPath();
	}

	boolean shows(By element) {
		return this.driver.findElements(element).stream().anyMatch(WebElement::isDisplayed);
	}

	String text() {
		return this.driver.findElement(By.tagName("body")).getText();
	}

	String problem() {
		return this.driver.findElement(PROBLEM).getText();
	}

	int triesLeft() {
		Matcher tries = TRIES.matcher(text());
		assertThat(tries.find()).as("tries left in: %s", text()).isTrue();
		return Integer.parseInt(tries.group(1));
	}

	/**
	 * Leaves as somebody whom the site does not know.
	 */
	void forget() {
		this.driver.manage().deleteAllCookies();
	}

	void emulateColours(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	void emulateScreen(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", DENSITY, "mobile", true));
	}

	int screenWidth() {
		return measure("clientWidth");
	}

	int pageWidth() {
		return measure("scrollWidth");
	}

	int pageHeight() {
		return measure("scrollHeight");
	}

	static ConditionFactory await() {
		return Awaitility.with()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.await()
			.atMost(Duration.ofSeconds(10));
	}

	private int measure(String property) {
		return ((Number) this.driver.executeScript("return document.scrollingElement." + property)).intValue();
	}

	private static boolean isGone(WebElement element) {
		try {
			element.isEnabled();
			return false;
		}
		catch (WebDriverException ex) {
			return true;
		}
	}

}
