package sample;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.MovableClock;
import io.github.smsotp.test.RecordingSmsGateway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank's own page for codes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("own-page")
@AutoConfigureSmsOtp
class OwnPageProfileTests {

	@Autowired
	private RecordingSmsGateway gateway;

	@Autowired
	private MovableClock clock;

	@LocalServerPort
	private int port;

	@Test
	void aliceWhenSignedInThenUsesTheOwnPage() throws Exception {
		Browser browser = new Browser(this.port);
		HttpResponse<String> page = browser.signIn("/account", "alice");
		assertThat(page.uri()).hasPath("/login/sms-otp");
		assertThat(page.body()).contains("<title>Enter your code · Sample Bank</title>", "the number ending in 71",
				"You can ask for a new code in", "href=\"mailto:help@bank.example\"", "maxlength=\"12\"");
		HttpResponse<String> wrong = browser.submit(page, "/login/sms-otp", Map.of("code", "000000"));
		assertThat(wrong.statusCode()).isEqualTo(401);
		assertThat(wrong.body()).contains("That code is not right", "You have 4 tries left",
				"aria-describedby=\"problem\"");
		assertThat(browser.open("/login/sms-otp?bypass").body()).contains("Access code");
		assertThat(browser.open("/code").uri()).hasPath("/login/sms-otp");
		HttpResponse<String> account = browser.submit(wrong, "/login/sms-otp",
				Map.of("code", this.gateway.awaitCode("+14155552671")));
		assertThat(account.uri()).hasPath("/");
	}

	@Test
	void pageWhenCodeHasExpiredOrLoginIsOverThenSaysSo() throws Exception {
		Browser browser = new Browser(this.port);
		HttpResponse<String> page = browser.signIn("/account", "alice");
		this.clock.move(Duration.ofMinutes(6));
		assertThat(browser.open("/login/sms-otp").body()).contains("Send the code");
		this.clock.move(Duration.ofMinutes(5));
		HttpResponse<String> over = browser.submit(page, "/login/sms-otp", Map.of("code", "000000"));
		assertThat(over.statusCode()).isEqualTo(401);
		assertThat(over.body()).contains("You took too long", "href=\"/login/sms-otp?over\"");
	}

	@Test
	void bobWhenEnrollingThenSeesOurPageInTheLookOfTheBank() throws Exception {
		Browser browser = new Browser(this.port);
		HttpResponse<String> phone = browser.signIn("/account", "bob");
		assertThat(phone.body()).contains("<link href=\"/css/sign-in.css\" rel=\"stylesheet\">",
				"href=\"mailto:help@bank.example\"");
		assertThat(browser.open("/css/sign-in.css").body()).contains("--sms-otp-logo");
		assertThat(browser.open("/images/bank.svg").statusCode()).isEqualTo(200);
	}

}
