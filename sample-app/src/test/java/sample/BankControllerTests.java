package sample;

import java.time.Duration;

import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.WithSmsOtpUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static io.github.smsotp.test.SmsOtpRequestPostProcessors.smsOtp;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank's pages for users with and without the code.
 */
@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureSmsOtp
class BankControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	@WithSmsOtpUser("alice")
	void accountWhenSignedInThenIsShown() {
		assertThat(this.mvc.get().uri("/account")).hasStatusOk().bodyText().contains("Account of alice");
	}

	@Test
	@WithMockUser("alice")
	void accountWhenCodeIsLackingThenLeadsToTheCode() {
		assertThat(this.mvc.get().uri("/account").accept("text/html")).hasRedirectedUrl("/login/sms-otp");
	}

	@Test
	@WithMockUser("alice")
	void accountWhenCodeIsOldThenLeadsToTheCode() {
		assertThat(this.mvc.get().uri("/account").with(smsOtp())).hasStatusOk();
		assertThat(this.mvc.get().uri("/account").accept("text/html").with(smsOtp().age(Duration.ofHours(12))))
			.hasRedirectedUrl("/login/sms-otp");
	}

}
