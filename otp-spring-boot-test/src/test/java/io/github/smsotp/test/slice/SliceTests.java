package io.github.smsotp.test.slice;

import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.test.RecordingSmsGateway;
import io.github.smsotp.test.WithSmsOtpUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice has the factor, and needs neither gateway nor numbers.
 */
@WebMvcTest
class SliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private SmsGateway gateway;

	@Test
	@WithMockUser
	void mockUserThenIsLedToTheCodePage() {
		assertThat(this.mvc.get().uri("/hello").accept("text/html")).hasRedirectedUrl("/login/sms-otp");
	}

	@Test
	@WithSmsOtpUser
	void smsOtpUserThenIsLetIn() {
		assertThat(this.mvc.get().uri("/hello")).hasStatusOk().bodyText().isEqualTo("hello");
	}

	@Test
	void gatewayOfTheApplicationIsLeftOut() {
		assertThat(this.gateway).isInstanceOf(RecordingSmsGateway.class);
	}

}
