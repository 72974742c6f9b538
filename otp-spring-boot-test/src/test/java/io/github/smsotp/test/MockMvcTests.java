package io.github.smsotp.test;

import java.time.Duration;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;

import static io.github.smsotp.test.SmsOtpRequestPostProcessors.smsOtp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Users with and without the factor, with {@link MockMvc} and {@link MockMvcTester}.
 */
@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureSmsOtp
class MockMvcTests {

	private static final String PAGE = "/login/sms-otp";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private MockMvcTester tester;

	@Autowired
	private MovableClock clock;

	@Test
	@WithMockUser
	void mockUserThenIsLedToTheCodePage() throws Exception {
		this.mvc.perform(MockMvcRequestBuilders.get("/").accept("text/html"))
			.andExpect(MockMvcResultMatchers.redirectedUrl(PAGE));
	}

	@Test
	@WithSmsOtpUser("alice")
	void smsOtpUserThenIsLetIn() throws Exception {
		this.mvc.perform(MockMvcRequestBuilders.get("/"))
			.andExpect(MockMvcResultMatchers.content().string("Hello alice"));
		assertThat(this.tester.get().uri("/basket")).hasStatusOk().bodyText().isEqualTo("Hello alice");
	}

	@Test
	@WithSmsOtpUser(age = "6m")
	void smsOtpUserWhenFactorIsOldThenIsAskedWhereItMustBeFresh() {
		assertThat(this.tester.get().uri("/")).hasStatusOk();
		assertThat(this.tester.get().uri("/basket").accept("text/html")).hasStatus3xxRedirection()
			.hasRedirectedUrl(PAGE);
	}

	@Test
	@WithSmsOtpUser(value = "root", roles = "ADMIN", authorities = "SPECIAL")
	void smsOtpUserThenHasRolesAuthoritiesAndBothFactors() {
		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull()
			.extracting("authorities")
			.asInstanceOf(InstanceOfAssertFactories.COLLECTION)
			.extracting("authority")
			.containsExactlyInAnyOrder("ROLE_ADMIN", "SPECIAL", "FACTOR_PASSWORD", "FACTOR_SMS_OTP");
	}

	@Test
	@WithMockUser("bob")
	void mockUserWhenGivenTheFactorThenIsLetIn() {
		assertThat(this.tester.get().uri("/").with(smsOtp())).hasStatusOk().bodyText().isEqualTo("Hello bob");
	}

	@Test
	void requestUserWhenGivenTheFactorThenIsLetIn() {
		assertThat(this.tester.get().uri("/basket").with(user()).with(smsOtp())).hasStatusOk()
			.bodyText()
			.isEqualTo("Hello carol");
	}

	@Test
	void requestUserWhenFactorHasRunOutThenIsAsked() {
		assertThat(this.tester.get().uri("/").with(user()).with(smsOtp().age(Duration.ofHours(11)))).hasStatusOk();
		assertThat(this.tester.get().uri("/").accept("text/html").with(user()).with(smsOtp().age(Duration.ofHours(13))))
			.hasRedirectedUrl(PAGE);
	}

	@Test
	void requestUserWhenClockIsMovedThenFactorIsAsOldAsSaid() {
		this.clock.move(Duration.ofDays(3));
		assertThat(this.tester.get().uri("/").with(user()).with(smsOtp())).hasStatusOk();
	}

	@Test
	void smsOtpWithoutAUserThenSaysWhatIsMissing() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.mvc.perform(MockMvcRequestBuilders.get("/").with(smsOtp())))
			.withMessageContaining("@WithMockUser");
	}

	private static RequestPostProcessor user() {
		return SecurityMockMvcRequestPostProcessors.user("carol").roles("USER");
	}

}
