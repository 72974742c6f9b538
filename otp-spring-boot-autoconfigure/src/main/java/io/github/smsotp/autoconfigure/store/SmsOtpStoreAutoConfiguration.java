package io.github.smsotp.autoconfigure.store;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;
import io.github.smsotp.autoconfigure.SmsOtpStoreProperties;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the store.
 */
@AutoConfiguration(before = SmsOtpAutoConfiguration.class)
@ConditionalOnSmsOtp
@ConditionalOnClass(Caffeine.class)
public final class SmsOtpStoreAutoConfiguration {

	private static final String SHARED_SESSIONS = "org.springframework.session.SessionRepository";

	@Bean
	@ConditionalOnMissingBean(SmsOtpStore.class)
	CaffeineSmsOtpStore smsOtpStore(SmsOtpStoreProperties properties, ListableBeanFactory beanFactory,
			ObjectProvider<Clock> clock) {
		if (properties.getType() == SmsOtpStoreProperties.Type.AUTO && sharesSessions(beanFactory)) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.store.type",
					"is auto, which keeps codes and counts in this process, but sessions are shared with others",
					"Declare a bean of type io.github.smsotp.store.SmsOtpStore that the processes share. If there is only "
							+ "one process, set sms-otp.store.type to caffeine.");
		}
		return new CaffeineSmsOtpStore(clock.getIfUnique(Clock::systemUTC));
	}

	private static boolean sharesSessions(ListableBeanFactory beanFactory) {
		ClassLoader classLoader = SmsOtpStoreAutoConfiguration.class.getClassLoader();
		return ClassUtils.isPresent(SHARED_SESSIONS, classLoader) && beanFactory
			.getBeanNamesForType(ClassUtils.resolveClassName(SHARED_SESSIONS, classLoader), true, false).length > 0;
	}

}
