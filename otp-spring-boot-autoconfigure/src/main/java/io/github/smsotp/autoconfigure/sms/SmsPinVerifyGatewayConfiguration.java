package io.github.smsotp.autoconfigure.sms;

import java.net.URI;
import java.time.Clock;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyGateway;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * The outbound contract of SMS Pin Verify, when it is chosen or its URL is set.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(SmsGateway.class)
@Conditional(SmsPinVerifyGatewayConfiguration.ChosenOrSet.class)
class SmsPinVerifyGatewayConfiguration {

	@Bean
	SmsPinVerifyGateway smsOtpGateway(SmsOtpGatewayProperties properties, ObjectProvider<Clock> clock) {
		SmsOtpGatewayProperties.SmsPinVerify pinVerify = properties.getSmsPinVerify();
		SmsPinVerifyGateway gateway = new SmsPinVerifyGateway(apiKey(pinVerify.getApiKey()),
				sendUrl(pinVerify.getSendUrl()));
		gateway.setClock(clock.getIfAvailable(Clock::systemUTC));
		return gateway;
	}

	private static URI sendUrl(@Nullable URI sendUrl) {
		if (sendUrl == null || !StringUtils.hasText(sendUrl.toString())) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.sms-pin-verify.send-url", "is empty",
					"The public reference of SMS Pin Verify names no call that sends a text. Set the URL that the vendor "
							+ "has given you with an outbound contract, or choose another gateway: a bean of type "
							+ "io.github.smsotp.sms.SmsGateway, or console or inbox for development.");
		}
		return sendUrl;
	}

	private static String apiKey(@Nullable String apiKey) {
		if (!StringUtils.hasText(apiKey)) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.sms-pin-verify.api-key", "is empty",
					"Set the API key of your account, for example from an environment variable.");
		}
		return apiKey;
	}

	/**
	 * Matches when the gateway is chosen by name, or by its URL.
	 */
	static class ChosenOrSet extends AnyNestedCondition {

		ChosenOrSet() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		/**
		 * By name.
		 */
		@ConditionalOnGateway(SmsOtpGatewayProperties.Type.SMS_PIN_VERIFY)
		static class Chosen {

		}

		/**
		 * By its URL, unless another one is chosen by name.
		 */
		@ConditionalOnGateway(SmsOtpGatewayProperties.Type.AUTO)
		@ConditionalOnProperty(name = "sms-otp.gateway.sms-pin-verify.send-url")
		static class Set {

		}

	}

}
