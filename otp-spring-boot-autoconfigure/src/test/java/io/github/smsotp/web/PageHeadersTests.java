package io.github.smsotp.web;

import io.github.smsotp.config.SmsOtpConfigurer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * The headers of the pages beside those of the application, and what else the application
 * says of the pages.
 */
@ApplicationTest
@TestPropertySource(
		properties = { "sms-otp.message.origin=example.com", "sms-otp.web.help-url=https://help.example/?a=1&b=2",
				"sms-otp.web.style-sheet=https://cdn.example:8443/look.css", "sms-otp.web.sign-out-path=/bye" })
class PageHeadersTests extends AbstractWebTests {

	@Test
	void pageThenMayReadCodesAndNothingButItsOwnFilesUi5() {
		Answer page = logInAndGetText();
		assertThat(page.headers().get("permissions-policy")).containsExactly("otp-credentials=(self)");
		assertThat(page.header("content-security-policy")).isEqualTo("default-src 'none'; script-src 'self'; "
				+ "style-src 'self' https://cdn.example:8443; img-src 'self' https://cdn.example:8443 data:; "
				+ "font-src 'self' https://cdn.example:8443; base-uri 'none'; frame-ancestors 'self'");
		assertThat(page.header("x-frame-options")).isEqualTo("DENY");
		assertThat(this.browser.get("/public/hello").headers()).doesNotContainKeys("permissions-policy",
				"content-security-policy");
	}

	@Test
	void pageWhenApplicationHasPoliciesThenJoinsThemUi5() {
		String page = "/staff" + PAGE;
		this.browser.get("/staff/login");
		this.browser.submit("/staff/login", "username", this.user, "password", TestUsers.PASSWORD);
		Answer answer = this.browser.get(page);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.headers().get("permissions-policy")).containsExactlyInAnyOrder("geolocation=()",
				"otp-credentials=(self)");
		assertThat(answer.header("content-security-policy")).isEqualTo("script-src 'self'");
		assertThat(this.browser.get("/staff/desk").headers().get("permissions-policy"))
			.containsExactly("geolocation=()");
	}

	@Test
	void pageWhenOriginIsSetThenMayReadCodesOfThatLength() {
		assertThat(logInAndGetText().body()).contains("<form method=\"post\" action=\"" + PAGE + "\" data-otp=\"6\">");
	}

	@Test
	void pageThenHasTheLinksOfTheApplication() {
		assertThat(logInAndGetText().body()).contains(
				"<p class=\"help\"><a href=\"https://help.example/?a=1&amp;b=2\">Help</a></p>",
				"<link href=\"https://cdn.example:8443/look.css\" rel=\"stylesheet\">",
				"<form method=\"post\" action=\"/bye\">");
	}

	@Test
	void pageWhenNobodyCanSignOutThenHasNoButton() {
		this.browser.get("/staff/login");
		this.browser.submit("/staff/login", "username", this.user, "password", TestUsers.PASSWORD);
		assertThat(this.browser.get("/staff" + PAGE).body()).contains("<h1>").doesNotContain("Sign out");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		@Order(1)
		SecurityFilterChain staff(HttpSecurity http) {
			http.securityMatcher("/staff/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin((form) -> form.loginPage("/staff/login").permitAll())
				.csrf((csrf) -> csrf.ignoringRequestMatchers("/staff/login"))
				.logout((logout) -> logout.disable())
				.headers((headers) -> headers.permissionsPolicyHeader((policy) -> policy.policy("geolocation=()"))
					.contentSecurityPolicy((policy) -> policy.policyDirectives("script-src 'self'")))
				.with(SmsOtpConfigurer.smsOtp(), (otp) -> otp.basePath("/staff"));
			return http.build();
		}

		@Bean
		SecurityFilterChain others(HttpSecurity http) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated())
				.formLogin(withDefaults());
			return http.build();
		}

	}

}
