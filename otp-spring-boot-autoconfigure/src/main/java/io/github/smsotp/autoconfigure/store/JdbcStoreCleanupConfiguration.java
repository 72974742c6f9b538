package io.github.smsotp.autoconfigure.store;

import java.time.Clock;
import java.time.Duration;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cleans a database up, also where the application has declared the store.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ JdbcClient.class, DatabaseInitializationProperties.class })
@ConditionalOnBean(JdbcSmsOtpStore.class)
@EnableConfigurationProperties(SmsOtpStoreJdbcProperties.class)
class JdbcStoreCleanupConfiguration {

	@Bean
	JdbcStoreCleanup smsOtpStoreCleanup(JdbcSmsOtpStore store, SmsOtpStoreJdbcProperties properties,
			ObjectProvider<Clock> clock) {
		Duration interval = properties.getCleanupInterval();
		InvalidSmsOtpConfigurationException.check(!interval.isNegative(), "sms-otp.store.jdbc.cleanup-interval",
				"is " + interval, "Set it to 10m, or to 0 to leave the clean-up to you.");
		return new JdbcStoreCleanup(store, interval, clock.getIfUnique(Clock::systemUTC));
	}

}
