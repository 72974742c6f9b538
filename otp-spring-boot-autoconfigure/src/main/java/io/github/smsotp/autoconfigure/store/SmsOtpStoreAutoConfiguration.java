package io.github.smsotp.autoconfigure.store;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the store.
 */
@AutoConfiguration(before = SmsOtpAutoConfiguration.class)
@ConditionalOnSmsOtp
@ConditionalOnClass(Caffeine.class)
public final class SmsOtpStoreAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SmsOtpStore.class)
	CaffeineSmsOtpStore smsOtpStore(ObjectProvider<Clock> clock) {
		return new CaffeineSmsOtpStore(clock.getIfAvailable(Clock::systemUTC));
	}

}
