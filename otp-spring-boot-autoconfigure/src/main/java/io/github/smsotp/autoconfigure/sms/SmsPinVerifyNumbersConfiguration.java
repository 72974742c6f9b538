package io.github.smsotp.autoconfigure.sms;

import java.time.Clock;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyNumbers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The rented numbers of SMS Pin Verify, beside any gateway.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sms-otp.gateway.sms-pin-verify.api-key")
class SmsPinVerifyNumbersConfiguration {

	private static final String PREFIX = "sms-otp.gateway.sms-pin-verify.";

	@Bean
	@ConditionalOnMissingBean
	SmsPinVerifyNumbers smsPinVerifyNumbers(SmsOtpGatewayProperties properties, GatewayHttpClients clients,
			ObjectProvider<Clock> clock) {
		SmsPinVerifyGatewayProperties pinVerify = properties.getSmsPinVerify();
		String apiKey = InvalidSmsOtpConfigurationException.required(pinVerify.getApiKey(), PREFIX + "api-key",
				"Set the API key of your account, or remove the property.");
		SmsPinVerifyNumbers numbers = InvalidSmsOtpConfigurationException.convert(PREFIX + "base-url",
				"Set an http or https URL.", () -> new SmsPinVerifyNumbers(apiKey, pinVerify.getBaseUrl()));
		numbers.setRequestFactory(clients.create());
		InvalidSmsOtpConfigurationException.convert(PREFIX + "poll-interval", "Set 3s or more, for example 5s.", () -> {
			numbers.setPollInterval(pinVerify.getPollInterval());
			return numbers;
		});
		InvalidSmsOtpConfigurationException.convert(PREFIX + "poll-time-limit", "Set 1s or more, for example 2m.",
				() -> {
					numbers.setTimeLimit(pinVerify.getPollTimeLimit());
					return numbers;
				});
		numbers.setClock(clock.getIfUnique(Clock::systemUTC));
		return numbers;
	}

}
