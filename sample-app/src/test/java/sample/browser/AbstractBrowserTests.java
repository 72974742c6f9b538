package sample.browser;

import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.MovableClock;
import io.github.smsotp.test.RecordingSmsGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The sample and a browser in front of it. All customers sit at the same client, so that
 * limits per client are wide.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sms-otp.web.help-url=https://bank.example/help", "sms-otp.limits.send.per-client=1000/1h",
				"sms-otp.limits.enroll.per-client=1000/1h", "sms-otp.limits.enroll.per-number-range=1000/1h",
				"sms-otp.limits.guess.per-client=1000/1h", "logging.level.org.openqa.selenium=error" })
@AutoConfigureSmsOtp
@Import(Customers.class)
@ChromiumTest
@Timeout(60)
abstract class AbstractBrowserTests {

	@Autowired
	RecordingSmsGateway gateway;

	@Autowired
	MovableClock clock;

	@Autowired
	Customers customers;

	@Autowired
	SmsOtpAdministration administration;

	@LocalServerPort
	int port;

	SignInPages pages;

	@BeforeEach
	void openBrowser(ChromeDriver driver) {
		this.pages = new SignInPages(driver, this.port);
	}

	Tour tour() {
		return new Tour(this.pages, this.customers, this.gateway, this.clock, this.administration);
	}

}
