package io.github.smsotp.autoconfigure.sms;

import java.time.Clock;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.sms.SmsGateway;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The gateway of a provider, or several in order, as properties say.
 */
@Configuration(proxyBeanMethods = false)
class ProviderGatewayConfiguration {

	private static final String PREFIX = "sms-otp.gateway";

	@Bean
	@Lazy
	GatewayHttpClients smsOtpGatewayHttpClients(ObjectProvider<ClientHttpRequestFactoryBuilder<?>> builder,
			ObjectProvider<ClientHttpRequestFactoryBuilderCustomizer<?>> customizers,
			ObjectProvider<HttpClientSettings> settings, SmsOtpGatewayProperties properties,
			ObjectProvider<SslBundles> bundles) {
		HttpClientSettings own = GatewayHttpClients.settings(properties.getClient(),
				settings.getIfUnique(HttpClientSettings::defaults), bundles);
		return new GatewayHttpClients(builder, customizers, own, properties.getMaxConcurrent());
	}

	@Bean
	@ConditionalOnMissingBean(SmsGateway.class)
	@Conditional(OnProviderCondition.class)
	SmsGateway smsOtpGateway(SmsOtpGatewayProperties properties, GatewayHttpClients clients,
			ObjectProvider<Clock> clock, ObjectProvider<SnsGatewayFactory> sns,
			ObjectProvider<CircuitBreakers> circuitBreakers) {
		ProviderGatewayFactory providers = new ProviderGatewayFactory(clients, clock.getIfUnique(Clock::systemUTC),
				() -> sns.getIfAvailable(ProviderGatewayConfiguration::noSdk));
		return properties.getChain().isEmpty()
				? providers.create(PREFIX, SelectedProvider.name(SelectedProvider.of(PREFIX, properties)), properties)
				: new GatewayChainFactory(providers,
						circuitBreakers.getIfAvailable(ProviderGatewayConfiguration::noLibrary))
					.create(properties);
	}

	private static SnsGatewayFactory noSdk() {
		throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.type", "is sns, but the AWS SDK is missing",
				"Add software.amazon.awssdk:sns, or io.awspring.cloud:spring-cloud-aws-starter-sns.");
	}

	private static CircuitBreakers noLibrary() {
		throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.chain",
				"needs circuit breakers, but Resilience4j is missing",
				"Add io.github.resilience4j:resilience4j-circuitbreaker.");
	}

}
