package io.github.smsotp.autoconfigure.sms;

import io.github.smsotp.autoconfigure.SmsOtpProperties;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.dev.ConsoleSmsGateway;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The gateway that writes to the log.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(SmsGateway.class)
@ConditionalOnGateway(GatewayProperties.Type.CONSOLE)
class ConsoleGatewayConfiguration {

	@Bean
	ConsoleSmsGateway smsOtpGateway(SmsOtpProperties properties, Environment environment) {
		DevelopmentGuard.check("console", properties, environment);
		return new ConsoleSmsGateway();
	}

}
