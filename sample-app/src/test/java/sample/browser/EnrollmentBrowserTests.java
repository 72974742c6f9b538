package sample.browser;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers that come and change.
 */
class EnrollmentBrowserTests extends AbstractBrowserTests {

	@Test
	void numberWhenConfirmedThenLeadsToWantedPage() {
		Customer bob = this.customers.withoutNumber();
		this.pages.logIn(bob, "/transfers");
		this.pages.awaitPath(SignInPages.PHONE_PAGE);
		this.pages.enterNumber("US", bob.nationalNumber());
		assertThat(this.pages.text()).contains(bob.masked());
		String code = bob.awaitCode();
		this.pages.submit(Customer.otherThan(code));
		assertThat(this.pages.problem()).isEqualTo("That code is not right. Check it and try again.");
		this.pages.submit(code);
		this.pages.awaitPath("/transfers");
		assertThat(this.pages.text()).contains("Send money", "Sign out");
		this.pages.open("/settings");
		assertThat(this.pages.text()).contains(bob.masked());
	}

	@Test
	void numberWhenRefusedThenSaysSoAndAnotherOneWorks() {
		Customer bob = this.customers.withoutNumber();
		this.pages.logIn(bob, "/transfers");
		this.pages.enterNumber("GB", "12345");
		assertThat(this.pages.problem()).startsWith("We cannot send codes to that number.");
		this.pages.enterNumber("US", bob.nationalNumber());
		this.pages.press(SignInPages.CHANGE);
		Customer spare = this.customers.withoutNumber();
		this.clock.move(Duration.ofSeconds(31));
		this.pages.enterNumber("US", spare.nationalNumber());
		this.pages.submit(spare.awaitCode());
		this.pages.awaitPath("/transfers");
	}

	@Test
	void numberWhenChangedInTheSettingsThenTheNewOneCounts() {
		Customer alice = this.customers.withNumber();
		Customer spare = this.customers.withoutNumber();
		this.pages.signIn(alice, "/settings");
		this.clock.move(Duration.ofSeconds(31));
		this.pages.press(SignInPages.CHANGE);
		this.pages.enterNumber("US", spare.nationalNumber());
		this.pages.open("/settings");
		assertThat(this.pages.text()).contains(alice.masked()).doesNotContain(spare.masked());

		this.pages.open(SignInPages.PHONE_PAGE);
		this.pages.submit(spare.awaitCode());
		this.pages.open("/settings");
		assertThat(this.pages.text()).contains(spare.masked()).doesNotContain(alice.masked());
		SignInPages.await().untilAsserted(() -> assertThat(alice.texts()).as("code and notice").isEqualTo(2));
	}

}
