package io.github.smsotp.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import io.github.smsotp.BrandedSmsOtpMessageFactory;
import io.github.smsotp.CodeKeys;
import io.github.smsotp.DefaultSmsOtpService;
import io.github.smsotp.RecordingSmsGateway;
import io.github.smsotp.SmsOtpKeys;
import io.github.smsotp.SmsOtpMessageSource;
import io.github.smsotp.SmsOtpPolicy;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.config.SmsOtpConfigurer;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberType;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The DSL in an application without Boot.
 */
class WithoutBootTests {

	private final MockHttpSession session = new MockHttpSession();

	private AnnotationConfigWebApplicationContext context;

	private MockMvc mvc;

	private String user;

	@BeforeEach
	void start() {
		this.context = new AnnotationConfigWebApplicationContext();
		this.context.setServletContext(new MockServletContext());
		this.context.register(Application.class);
		this.context.refresh();
		this.mvc = MockMvcBuilders.webAppContextSetup(this.context).apply(springSecurity()).build();
		this.user = this.context.getBean(TestUsers.class).create();
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void loginThenTakesPasswordAndCode() throws Exception {
		this.mvc.perform(html(get("/accounts"))).andExpect(redirectedUrl("/login"));
		logIn();
		this.mvc.perform(html(get("/accounts"))).andExpect(redirectedUrl("/login/sms-otp"));
		this.mvc.perform(html(get("/login/sms-otp"))).andExpect(status().isOk());
		String code = this.context.getBean(RecordingSmsGateway.class).lastCode();
		this.mvc
			.perform(html(post("/login/sms-otp")).with(csrf())
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.param("code", code))
			.andExpect(redirectedUrl("http://localhost/accounts?continue"))
			.andExpect(authenticated().withUsername(this.user)
				.withAuthorities("ROLE_USER", "FACTOR_PASSWORD", "FACTOR_SMS_OTP"));
		this.mvc.perform(html(get("/accounts"))).andExpect(content().string("content for " + this.user));
	}

	@Test
	void scriptWhenPasswordAloneThenFactorIsRequired() throws Exception {
		logIn();
		this.mvc.perform(get("/accounts").session(this.session).accept(MediaType.APPLICATION_JSON))
			.andExpect(status().isUnauthorized())
			.andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
	}

	private void logIn() throws Exception {
		this.mvc.perform(
				html(post("/login")).with(csrf()).param("username", this.user).param("password", TestUsers.PASSWORD));
	}

	private MockHttpServletRequestBuilder html(MockHttpServletRequestBuilder request) {
		return request.session(this.session).accept(MediaType.TEXT_HTML);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	@EnableWebMvc
	static class Application {

		@Bean
		TestUsers users() {
			return new TestUsers(Clock.systemUTC());
		}

		@Bean
		RecordingSmsGateway gateway() {
			return new RecordingSmsGateway();
		}

		@Bean
		BankController bank() {
			return new BankController();
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, TestUsers users, RecordingSmsGateway gateway) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.formLogin(withDefaults());
			http.with(SmsOtpConfigurer.smsOtp(), (otp) -> otp.service(service(users, gateway)));
			return http.build();
		}

		private static SmsOtpService service(TestUsers users, RecordingSmsGateway gateway) {
			return new DefaultSmsOtpService(new CaffeineSmsOtpStore(Clock.systemUTC()), users,
					new PhoneNumberPolicy(List.of("US"), Set.of(PhoneNumberType.FIXED_LINE_OR_MOBILE)), gateway,
					new BrandedSmsOtpMessageFactory("Bank", null, new SmsOtpMessageSource()),
					SmsOtpKeys.of(CodeKeys.random()), SmsOtpPolicy.defaults());
		}

	}

}
