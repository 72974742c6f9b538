package io.github.smsotp.autoconfigure.phone;

import java.util.Locale;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpProperties;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumberRepository;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What users may do to their own numbers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ SmsOtpProperties.class, SmsOtpEnrollmentProperties.class })
class SmsOtpEnrollmentConfiguration {

	private static final Log logger = LogFactory.getLog(SmsOtpEnrollmentConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	SmsOtpEnrollmentPolicy smsOtpEnrollmentPolicy(SmsOtpEnrollmentProperties enrollment, SmsOtpPhoneProperties phone,
			SmsOtpProperties properties, PhoneNumberRepository numbers) {
		InvalidSmsOtpConfigurationException.check(phone.getAccountsPerNumber() > 0, "sms-otp.phone.accounts-per-number",
				"is " + phone.getAccountsPerNumber(), "Set it to at least 1, for example 5.");
		InvalidSmsOtpConfigurationException.check(phone.getChangeMaxAge().toSeconds() > 0,
				"sms-otp.phone.change-max-age", "is " + phone.getChangeMaxAge(),
				"Set it to at least 1s, for example 5m.");
		SmsOtpEnrollmentPolicy.Mode mode = mode(enrollment, numbers instanceof MutablePhoneNumberRepository);
		if (mode == SmsOtpEnrollmentPolicy.Mode.SELF_SERVICE) {
			logger
				.warn("Users without a phone number enrol one by themselves (sms-otp.enrollment.mode is self-service): "
						+ "the first to know the password enrols");
		}
		return new SmsOtpEnrollmentPolicy(mode, phone.getAccountsPerNumber(), phone.getChangeMaxAge(),
				properties.getRequire() != SmsOtpProperties.Require.ALWAYS);
	}

	private static SmsOtpEnrollmentPolicy.Mode mode(SmsOtpEnrollmentProperties enrollment, boolean mutable) {
		SmsOtpEnrollmentPolicy.Mode mode = enrollment.getMode();
		if (mode == null) {
			return mutable ? SmsOtpEnrollmentPolicy.Mode.SELF_SERVICE : SmsOtpEnrollmentPolicy.Mode.CLOSED;
		}
		InvalidSmsOtpConfigurationException.check(mutable || mode == SmsOtpEnrollmentPolicy.Mode.CLOSED,
				"sms-otp.enrollment.mode",
				"is " + mode.name().toLowerCase(Locale.ROOT).replace('_', '-')
						+ ", but numbers come from the application only",
				"Let the PhoneNumberRepository bean implement "
						+ "io.github.smsotp.phone.MutablePhoneNumberRepository, or set sms-otp.phone.repository to jdbc, or "
						+ "sms-otp.enrollment.mode to closed.");
		return mode;
	}

}
