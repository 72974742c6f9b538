package io.github.smsotp.test;

import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;
import io.github.smsotp.autoconfigure.sms.SmsOtpGatewayAutoConfiguration;
import io.github.smsotp.autoconfigure.store.SmsOtpStoreAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for tests that read codes and move time.
 */
@AutoConfiguration(before = { SmsOtpStoreAutoConfiguration.class, SmsOtpGatewayAutoConfiguration.class,
		SmsOtpAutoConfiguration.class })
final class SmsOtpTestAutoConfiguration {

	@Bean
	@Primary
	RecordingSmsGateway recordingSmsGateway() {
		return new RecordingSmsGateway();
	}

	@Bean
	@Primary
	MovableClock movableClock() {
		return new MovableClock();
	}

}
