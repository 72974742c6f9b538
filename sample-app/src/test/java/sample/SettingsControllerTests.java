package sample;

import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.WithSmsOtpUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that shows the phone number, for users with and without the code.
 */
@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureSmsOtp
class SettingsControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	@WithSmsOtpUser("alice")
	void settingsWhenNumberIsSeededThenShowItMasked() {
		assertThat(this.mvc.get().uri("/settings")).hasStatusOk()
			.bodyText()
			.contains("+1 ••• ••• ••71", "Confirmed", "Not yet", "href=\"/sms-otp/phone?change\"")
			.doesNotContain("4155552671")
			.doesNotContain("+1415")
			.doesNotContain("Remove");
	}

	@Test
	@WithSmsOtpUser("ALICE")
	void settingsWhenNameIsTypedInCapitalsThenShowTheSameNumber() {
		assertThat(this.mvc.get().uri("/settings")).hasStatusOk().bodyText().contains("+1 ••• ••• ••71");
	}

	@Test
	@WithMockUser("alice")
	void settingsWhenCodeIsLackingThenLeadToTheCode() {
		assertThat(this.mvc.get().uri("/settings").accept("text/html")).hasRedirectedUrl("/login/sms-otp");
	}

}
