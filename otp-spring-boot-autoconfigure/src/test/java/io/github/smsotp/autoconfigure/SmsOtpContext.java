package io.github.smsotp.autoconfigure;

import io.github.smsotp.autoconfigure.phone.SmsOtpPhoneAutoConfiguration;
import io.github.smsotp.autoconfigure.sms.SmsOtpGatewayAutoConfiguration;
import io.github.smsotp.autoconfigure.store.SmsOtpStoreAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/**
 * An application with Boot's security and ours, and the settings that it cannot do
 * without.
 */
public final class SmsOtpContext {

	private SmsOtpContext() {
	}

	/**
	 * An application without settings.
	 */
	public static WebApplicationContextRunner bare() {
		return new WebApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
						ServletWebSecurityAutoConfiguration.class, SmsOtpAutoConfiguration.class,
						SmsOtpWebSecurityAutoConfiguration.class, SmsOtpPhoneAutoConfiguration.class,
						SmsOtpGatewayAutoConfiguration.class, SmsOtpStoreAutoConfiguration.class));
	}

	/**
	 * An application that lacks nothing but a place for phone numbers.
	 */
	public static WebApplicationContextRunner withoutNumbers() {
		return bare().withPropertyValues("spring.application.name=Bank", "sms-otp.phone.regions=US",
				"sms-otp.gateway.type=inbox", "sms-otp.development=true");
	}

	/**
	 * An application that lacks nothing.
	 */
	public static WebApplicationContextRunner complete() {
		return withoutNumbers().withPropertyValues("sms-otp.phone.numbers.alice=+14155552671");
	}

}
