package io.github.smsotp.autoconfigure.sms;

import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the gateways. A gateway bean of the application wins.
 */
@AutoConfiguration(before = SmsOtpAutoConfiguration.class)
@ConditionalOnSmsOtp
@EnableConfigurationProperties(SmsOtpGatewayProperties.class)
@Import({ ConsoleGatewayConfiguration.class, InboxGatewayConfiguration.class, SmsPinVerifyGatewayConfiguration.class,
		SmsPinVerifyNumbersConfiguration.class })
public final class SmsOtpGatewayAutoConfiguration {

}
