package io.github.smsotp.autoconfigure.sms;

import java.time.Duration;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.sms.sns.SnsSmsGateway;
import software.amazon.awssdk.services.sns.SnsClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Amazon SNS, where its SDK is there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SnsClient.class)
class SnsGatewayConfiguration {

	@Bean
	SnsGatewayFactory smsOtpSnsGateways(ObjectProvider<SnsClient> clients, SmsOtpGatewayProperties properties) {
		return (senders) -> {
			SnsClient client = clients.getIfUnique(() -> {
				throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.type",
						"is sns, but there is no single bean of type " + SnsClient.class.getName(),
						"Declare one, or let Spring Cloud AWS do so, and mark one of several @Primary.");
			});
			SnsSmsGateway gateway = new SnsSmsGateway(client);
			gateway.setSenders(senders);
			Duration readTimeout = properties.getClient().getReadTimeout();
			if (readTimeout != null) {
				gateway.setTimeLimit(readTimeout);
			}
			return gateway;
		};
	}

}
