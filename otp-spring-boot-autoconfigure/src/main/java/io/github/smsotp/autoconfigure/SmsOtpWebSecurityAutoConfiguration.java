package io.github.smsotp.autoconfigure;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.SmsOtpTestAccounts;
import io.github.smsotp.authentication.DefaultSmsOtpAccountResolver;
import io.github.smsotp.authentication.EnrolledSmsOtpRequirement;
import io.github.smsotp.authentication.SmsOtpAccountResolver;
import io.github.smsotp.authentication.SmsOtpLoginPolicy;
import io.github.smsotp.authentication.SmsOtpRequirement;
import io.github.smsotp.config.SmsOtpConfigurer;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.web.SmsOtpWebOptions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.StringUtils;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} that adds the factor to every filter chain of the application.
 */
@AutoConfiguration(after = SmsOtpAutoConfiguration.class)
@ConditionalOnSmsOtp
@EnableConfigurationProperties(SmsOtpWebProperties.class)
@Import(PasskeyConfiguration.class)
public final class SmsOtpWebSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SmsOtpAccountResolver.class)
	DefaultSmsOtpAccountResolver smsOtpAccountResolver() {
		return new DefaultSmsOtpAccountResolver();
	}

	@Bean
	@ConditionalOnMissingBean
	SmsOtpRequirement smsOtpRequirement(SmsOtpProperties properties, PhoneNumberRepository phoneNumbers,
			SmsOtpTestAccounts testAccounts) {
		return switch (properties.getRequire()) {
			case ALWAYS -> SmsOtpRequirement.always();
			case ENROLLED -> new EnrolledSmsOtpRequirement(testAccounts.over(phoneNumbers));
			case NEVER -> SmsOtpRequirement.never();
		};
	}

	@Bean
	@ConditionalOnMissingBean
	SmsOtpLoginPolicy smsOtpLoginPolicy(SmsOtpProperties properties) {
		return SmsOtpPolicyFactory.create(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	SmsOtpWebOptions smsOtpWebOptions(SmsOtpWebProperties web, SmsOtpMessageProperties message,
			Environment environment) {
		return SmsOtpWebOptionsFactory.create(web, StringUtils.hasText(message.getOrigin()),
				environment.getProperty("spring.mvc.servlet.path", ""));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	Customizer<HttpSecurity> smsOtpHttpSecurityCustomizer() {
		return (http) -> http.with(new SmsOtpConfigurer(), Customizer.withDefaults());
	}

	@Bean
	SmsOtpStartCheck smsOtpStartCheck(ObjectProvider<SecurityFilterChain> chains, SmsOtpProperties properties,
			SmsOtpEnrollmentPolicy enrollment) {
		return new SmsOtpStartCheck(chains, properties.getRequire(), enrollment.mode());
	}

}
