package sample;

import java.net.http.HttpResponse;
import java.util.Map;

import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.RecordingSmsGateway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How bob adds and removes a number where nobody needs one.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("enrolled")
@AutoConfigureSmsOtp
class EnrolledProfileTests {

	@Autowired
	private MutablePhoneNumberRepository numbers;

	@Autowired
	private RecordingSmsGateway gateway;

	@LocalServerPort
	private int port;

	@Test
	void bobWhenHeAddsAndRemovesANumberThenIsAskedInBetweenOnly() throws Exception {
		Browser browser = new Browser(this.port);
		HttpResponse<String> settings = browser.signIn("/settings", "bob");
		assertThat(settings.uri()).hasPath("/settings");
		assertThat(settings.body()).contains("There is no phone number", "href=\"/sms-otp/phone\"")
			.doesNotContain("/sms-otp/phone/remove");

		HttpResponse<String> sent = browser.submit(browser.open("/sms-otp/phone"), "/sms-otp/phone",
				Map.of("region", "US", "phone", "415 555 2672"));
		browser.submit(sent, "/sms-otp/phone/confirm", Map.of("code", this.gateway.awaitCode("+14155552672")));
		assertThat(this.numbers.findConfirmed("bob")).containsExactly(new PhoneNumber("+14155552672"));
		assertThat(new Browser(this.port).signIn("/settings", "bob").uri()).hasPath("/login/sms-otp");
		assertThat(this.gateway.awaitCode("+14155552672")).isNotEmpty();

		browser.submit(browser.open("/settings"), "/sms-otp/phone/remove", Map.of());
		assertThat(this.numbers.findConfirmed("bob")).isEmpty();
		assertThat(browser.open("/settings").body()).contains("There is no phone number");
		assertThat(new Browser(this.port).signIn("/settings", "bob").uri()).hasPath("/settings");
	}

	@Test
	void aliceWhenSignedInThenIsAskedForTheCode() throws Exception {
		Browser browser = new Browser(this.port);
		HttpResponse<String> code = browser.signIn("/settings", "alice");
		assertThat(code.uri()).hasPath("/login/sms-otp");
		HttpResponse<String> settings = browser.submit(code, "/login/sms-otp",
				Map.of("code", this.gateway.awaitCode("+14155552671")));
		assertThat(settings.body()).contains("••71").doesNotContain("Not yet");
	}

}
