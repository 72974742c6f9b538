package sample.browser;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.test.MovableClock;
import io.github.smsotp.test.RecordingSmsGateway;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Leads a browser to every state of the pages, one after the other.
 */
final class Tour {

	private final SignInPages pages;

	private final Customers customers;

	private final RecordingSmsGateway gateway;

	private final MovableClock clock;

	private final SmsOtpAdministration administration;

	Tour(SignInPages pages, Customers customers, RecordingSmsGateway gateway, MovableClock clock,
			SmsOtpAdministration administration) {
		this.pages = pages;
		this.customers = customers;
		this.gateway = gateway;
		this.clock = clock;
		this.administration = administration;
	}

	/**
	 * The pages of a sign-in.
	 * @param visitor what is told where the browser is
	 */
	void signIn(Consumer<String> visitor) {
		Customer alice = this.customers.withNumber();
		this.pages.logIn(alice, "/account");
		arrive(visitor, "code", SignInPages.CODE, SignInPages.SEND_BUTTON);
		String code = alice.awaitCode();
		this.pages.press(SignInPages.SEND_BUTTON);
		arrive(visitor, "send-too-early", SignInPages.CODE, SignInPages.PROBLEM);
		this.pages.submit(Customer.otherThan(code));
		arrive(visitor, "wrong-code", SignInPages.CODE, SignInPages.PROBLEM);
		this.pages.press(SignInPages.BYPASS);
		arrive(visitor, "bypass", SignInPages.CODE);
		this.pages.submit("wrong");
		arrive(visitor, "wrong-bypass", SignInPages.CODE, SignInPages.PROBLEM);
		this.pages.open(SignInPages.CODE_PAGE);
		for (int tries = 4; tries > 0; tries--) {
			this.pages.submit(Customer.otherThan(code));
		}
		this.pages.open(SignInPages.CODE_PAGE);
		arriveWithoutField(visitor, "locked");
		this.administration.disable(alice.name());
		this.pages.open(SignInPages.CODE_PAGE);
		arriveWithoutField(visitor, "disabled");
		this.pages.forget();
	}

	/**
	 * What comes when time passes and texts do not.
	 * @param visitor what is told where the browser is
	 */
	void delays(Consumer<String> visitor) {
		Customer alice = this.customers.withNumber();
		this.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "down"));
		this.pages.logIn(alice, "/account");
		arrive(visitor, "send-required", SignInPages.SEND_BUTTON);
		this.pages.press(SignInPages.SEND_BUTTON);
		arrive(visitor, "gateway-down", SignInPages.PROBLEM);
		this.gateway.failWith(null);
		this.clock.move(Duration.ofSeconds(31));
		this.pages.press(SignInPages.SEND_BUTTON);
		String code = alice.awaitCode();
		this.clock.move(Duration.ofMinutes(5));
		this.pages.submit(code);
		arrive(visitor, "expired", SignInPages.PROBLEM, SignInPages.SEND_BUTTON);
		this.clock.move(Duration.ofMinutes(5));
		this.pages.press(SignInPages.SEND_BUTTON);
		assertThat(this.pages.shows(SignInPages.SEND_BUTTON)).isFalse();
		visitor.accept("over");
		this.pages.forget();
	}

	/**
	 * The pages of a phone number.
	 * @param visitor what is told where the browser is
	 */
	void phone(Consumer<String> visitor) {
		Customer bob = this.customers.withoutNumber();
		this.pages.logIn(bob, "/account");
		arrive(visitor, "enrolment", SignInPages.REGION, SignInPages.PHONE);
		this.pages.enterNumber("US", "12345");
		arrive(visitor, "number-refused", SignInPages.PHONE, SignInPages.PROBLEM);
		this.pages.enterNumber("US", bob.nationalNumber());
		arrive(visitor, "confirm", SignInPages.CODE, SignInPages.CHANGE);
		String code = bob.awaitCode();
		this.pages.submit(Customer.otherThan(code));
		arrive(visitor, "confirm-wrong-code", SignInPages.CODE, SignInPages.PROBLEM);
		this.pages.submit(code);
		this.pages.awaitPath("/account");
		this.pages.open(SignInPages.PHONE_PAGE);
		arrive(visitor, "manage", SignInPages.CHANGE);
		this.pages.press(SignInPages.CHANGE);
		arrive(visitor, "change", SignInPages.PHONE);
		this.pages.forget();
	}

	/**
	 * The sample's own pages.
	 * @param visitor what is told where the browser is
	 */
	void bank(Consumer<String> visitor) {
		this.pages.open("/");
		visitor.accept("home");
		this.pages.open("/spa");
		visitor.accept("single-page");
		this.pages.signIn(this.customers.withNumber(), "/account");
		arrive(visitor, "account", SignInPages.SIGN_OUT);
		this.pages.open("/transfers");
		arrive(visitor, "transfers", SignInPages.SIGN_OUT);
		this.pages.open("/settings");
		arrive(visitor, "settings", SignInPages.CHANGE);
		this.pages.forget();
	}

	private void arrive(Consumer<String> visitor, String state, By... shown) {
		for (By element : shown) {
			assertThat(this.pages.shows(element)).as("%s shows %s", state, element).isTrue();
		}
		visitor.accept(state);
	}

	private void arriveWithoutField(Consumer<String> visitor, String state) {
		assertThat(this.pages.path()).isEqualTo(SignInPages.CODE_PAGE);
		assertThat(this.pages.shows(SignInPages.CODE)).as(state).isFalse();
		assertThat(this.pages.shows(SignInPages.SEND_BUTTON)).as(state).isFalse();
		arrive(visitor, state, SignInPages.BYPASS);
	}

}
