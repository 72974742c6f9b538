package io.github.smsotp.autoconfigure.sms;

import java.time.Clock;

import io.github.smsotp.sms.smspinverify.SmsPinVerifyNumbers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

/**
 * The rented numbers of SMS Pin Verify, beside any gateway.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sms-otp.gateway.sms-pin-verify.api-key")
class SmsPinVerifyNumbersConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SmsPinVerifyNumbers smsPinVerifyNumbers(SmsOtpGatewayProperties properties, ObjectProvider<Clock> clock) {
		SmsOtpGatewayProperties.SmsPinVerify pinVerify = properties.getSmsPinVerify();
		String apiKey = pinVerify.getApiKey();
		Assert.state(apiKey != null, "api-key cannot be empty");
		SmsPinVerifyNumbers numbers = new SmsPinVerifyNumbers(apiKey, pinVerify.getBaseUrl());
		numbers.setClock(clock.getIfUnique(Clock::systemUTC));
		return numbers;
	}

}
