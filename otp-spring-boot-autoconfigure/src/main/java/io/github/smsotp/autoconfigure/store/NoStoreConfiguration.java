package io.github.smsotp.autoconfigure.store;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpStoreProperties;
import io.github.smsotp.store.SmsOtpStore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stops the start where nothing can keep codes and counts, and says what is lacking.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(SmsOtpStore.class)
class NoStoreConfiguration {

	@Bean
	SmsOtpStore smsOtpStore(SmsOtpStoreProperties properties) {
		throw switch (properties.getType()) {
			case REDIS -> noConnectionFactory("sms-otp.store.type", "is redis");
			case JDBC ->
				new InvalidSmsOtpConfigurationException("sms-otp.store.type", "is jdbc, but there is no DataSource",
						"Add spring-boot-starter-jdbc and the driver of a database, and set spring.datasource.url.");
			case AUTO,
					CAFFEINE ->
				new InvalidSmsOtpConfigurationException("sms-otp.store.type",
						"leaves codes and counts to Caffeine, which is not on the class path",
						"Add com.github.ben-manes.caffeine:caffeine, or spring-boot-starter-data-redis.");
		};
	}

	static InvalidSmsOtpConfigurationException noConnectionFactory(String property, String value) {
		return new InvalidSmsOtpConfigurationException(property, value + ", but there is no RedisConnectionFactory",
				"Add spring-boot-starter-data-redis and set spring.data.redis.url.");
	}

}
