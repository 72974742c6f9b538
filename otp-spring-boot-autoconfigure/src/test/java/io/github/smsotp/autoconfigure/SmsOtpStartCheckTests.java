package io.github.smsotp.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which pages a chain has to cover.
 */
class SmsOtpStartCheckTests {

	private final WebApplicationContextRunner application = SmsOtpContext.withoutNumbers()
		.withPropertyValues("sms-otp.phone.repository=memory");

	@ParameterizedTest
	@ValueSource(strings = { "self-service", "invited" })
	void pageForNumbersWhenEnrolmentIsOpenAndChainDoesNotCoverItThenStartStops(String mode) {
		this.application.withUserConfiguration(CodePageOnly.class)
			.withPropertyValues("sms-otp.enrollment.mode=" + mode)
			.run((context) -> {
				FailureAnalysis analysis = StartFailure.of(context);
				assertThat(analysis.getDescription()).contains("'sms-otp.web.base-path'", " /sms-otp/phone,");
				assertThat(analysis.getAction()).contains("securityMatcher", "sms-otp.web.base-path",
						"otp.basePath(\"/...\")");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "properties" })
	void pageForNumbersWhenEnrolmentIsClosedThenNeedNotBeCovered(String repository) {
		this.application.withUserConfiguration(CodePageOnly.class)
			.withPropertyValues("sms-otp.enrollment.mode=closed", "sms-otp.phone.repository=" + repository)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(classes = { BothPages.class, NoPages.class })
	void pageForNumbersWhenCoveredOrNobodyLogsInByPageThenStarts(Class<?> chain) {
		this.application.withUserConfiguration(chain).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin", "/staff" })
	void pageForNumbersWhenBasePathMovesItThenCoveredThereAlone(String basePath) {
		this.application.withUserConfiguration(BelowAdmin.class)
			.withPropertyValues("sms-otp.web.base-path=" + basePath)
			.run((context) -> {
				if (basePath.equals("/admin")) {
					assertThat(context).hasNotFailed();
				}
				else {
					StartFailure.assertNames(context, "sms-otp.web.base-path", "securityMatcher");
				}
			});
	}

	private static SecurityFilterChain chain(HttpSecurity http, String... paths) {
		return http.securityMatcher(paths)
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.formLogin(Customizer.withDefaults())
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	static class CodePageOnly {

		@Bean
		SecurityFilterChain admin(HttpSecurity http) {
			return chain(http, "/admin/**", "/login", "/login/sms-otp/**");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BothPages {

		@Bean
		SecurityFilterChain admin(HttpSecurity http) {
			return chain(http, "/admin/**", "/login", "/login/sms-otp/**", "/sms-otp/phone/**");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BelowAdmin {

		@Bean
		SecurityFilterChain admin(HttpSecurity http) {
			return chain(http, "/admin/**", "/login", "/staff/login/**");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoPages {

		@Bean
		SecurityFilterChain api(HttpSecurity http) {
			return http.securityMatcher("/api/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

}
