package sample;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.MovableClock;
import io.github.smsotp.test.RecordingSmsGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How users enrol and change their numbers where everybody needs one.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureSmsOtp
class EnrollmentTests {

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155552672");

	@Autowired
	private MutablePhoneNumberRepository numbers;

	@Autowired
	private RecordingSmsGateway gateway;

	@Autowired
	private MovableClock clock;

	@LocalServerPort
	private int port;

	@BeforeEach
	void bobHasNoNumber() {
		this.numbers.findConfirmed("bob").forEach((number) -> this.numbers.remove("bob", number));
	}

	@Test
	void bobWhenSignedInThenEnrolsAndLandsWhereHeWanted() throws Exception {
		Browser browser = new Browser(this.port);
		HttpResponse<String> phone = browser.signIn("/transfers", "bob");
		assertThat(phone.uri()).hasPath("/sms-otp/phone");
		assertThat(phone.body()).contains("value=\"US\" selected", "value=\"CA\"", "value=\"GB\"");
		assertThat(browser.open("/transfers").uri()).hasPath("/sms-otp/phone");

		HttpResponse<String> code = browser.submit(phone, "/sms-otp/phone",
				Map.of("region", "US", "phone", "(415) 555-2672"));
		assertThat(code.uri()).hasPath("/sms-otp/phone");
		assertThat(browser.open("/transfers").uri()).hasPath("/sms-otp/phone");
		assertThat(this.numbers.findConfirmed("bob")).isEmpty();

		HttpResponse<String> transfers = browser.submit(code, "/sms-otp/phone/confirm",
				Map.of("code", this.gateway.awaitCode("+14155552672")));
		assertThat(transfers.statusCode()).isEqualTo(200);
		assertThat(transfers.uri()).hasPath("/transfers");
		assertThat(transfers.body()).contains("Send money", "Sign out");
		assertThat(this.numbers.findConfirmed("bob")).containsExactly(NUMBER);
	}

	@Test
	void bobWhenFactorIsOldThenChangesHisNumberAfterAnotherCode() throws Exception {
		this.numbers.replace("bob", null, NUMBER, Instant.now(), 5);
		Browser browser = signedIn("bob", NUMBER.value());
		this.clock.move(Duration.ofMinutes(6));
		assertThat(browser.open("/settings").body()).contains("••72", "href=\"/sms-otp/phone?change\"");

		HttpResponse<String> again = browser.open("/sms-otp/phone?change");
		assertThat(again.uri()).hasPath("/login/sms-otp");
		HttpResponse<String> code = browser.submit(again, "/login/sms-otp/send", Map.of());
		HttpResponse<String> form = browser.submit(code, "/login/sms-otp",
				Map.of("code", this.gateway.awaitCode("+14155552672")));
		assertThat(form.uri()).hasPath("/sms-otp/phone");
		assertThat(form.body()).contains("new mobile number");

		HttpResponse<String> sent = browser.submit(form, "/sms-otp/phone",
				Map.of("region", "GB", "phone", "07400 123456"));
		assertThat(browser.open("/settings").body()).contains("••72");
		browser.submit(sent, "/sms-otp/phone/confirm", Map.of("code", this.gateway.awaitCode("+447400123456")));
		assertThat(browser.open("/settings").body()).contains("+44 ••• ••• ••56").doesNotContain("••72");
		assertThat(this.numbers.findConfirmed("bob")).containsExactly(new PhoneNumber("+447400123456"));
	}

	@Test
	void aliceWhenSheRemovesHerNumberThenIsRefused() throws Exception {
		Browser browser = signedIn("alice", "+14155552671");
		HttpResponse<String> transfers = browser.open("/transfers");
		assertThat(browser.open("/settings").body()).contains("••71").doesNotContain("/sms-otp/phone/remove");
		assertThat(browser.post(transfers, "/sms-otp/phone/remove", Map.of()).statusCode()).isEqualTo(403);
		assertThat(this.numbers.findConfirmed("alice")).hasSize(1);
	}

	private Browser signedIn(String user, String number) throws Exception {
		Browser browser = new Browser(this.port);
		HttpResponse<String> code = browser.signIn("/settings", user);
		assertThat(code.uri()).hasPath("/login/sms-otp");
		HttpResponse<String> settings = browser.submit(code, "/login/sms-otp",
				Map.of("code", this.gateway.awaitCode(number)));
		assertThat(settings.uri()).hasPath("/settings");
		return browser;
	}

}
