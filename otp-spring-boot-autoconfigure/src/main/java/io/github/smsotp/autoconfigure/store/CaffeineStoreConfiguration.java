package io.github.smsotp.autoconfigure.store;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpStoreProperties;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Codes and counts in the memory of this process.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Caffeine.class)
@ConditionalOnMissingBean(SmsOtpStore.class)
@ConditionalOnStore({ SmsOtpStoreProperties.Type.AUTO, SmsOtpStoreProperties.Type.CAFFEINE })
class CaffeineStoreConfiguration {

	private static final String SHARED_SESSIONS = "org.springframework.session.SessionRepository";

	@Bean
	CaffeineSmsOtpStore smsOtpStore(SmsOtpStoreProperties properties, ListableBeanFactory beanFactory,
			ObjectProvider<Clock> clock) {
		boolean auto = properties.getType() == SmsOtpStoreProperties.Type.AUTO;
		String named = properties.getRedis().getConnectionFactory();
		if (auto && StringUtils.hasText(named)) {
			throw NoStoreConfiguration.noConnectionFactory("sms-otp.store.redis.connection-factory",
					"is '" + named + "'");
		}
		if (auto && sharesSessions(beanFactory)) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.store.type",
					"is auto, which keeps codes and counts in this process, but sessions are shared with others",
					"Add spring-boot-starter-data-redis, or declare a bean of type io.github.smsotp.store.SmsOtpStore "
							+ "that the processes share. If there is only one process, set sms-otp.store.type to caffeine.");
		}
		return new CaffeineSmsOtpStore(clock.getIfUnique(Clock::systemUTC));
	}

	private static boolean sharesSessions(ListableBeanFactory beanFactory) {
		ClassLoader classLoader = CaffeineStoreConfiguration.class.getClassLoader();
		return ClassUtils.isPresent(SHARED_SESSIONS, classLoader) && beanFactory
			.getBeanNamesForType(ClassUtils.resolveClassName(SHARED_SESSIONS, classLoader), true, false).length > 0;
	}

}
