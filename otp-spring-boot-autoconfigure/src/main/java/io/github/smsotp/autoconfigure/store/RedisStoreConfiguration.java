package io.github.smsotp.autoconfigure.store;

import java.time.Duration;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpStoreProperties;
import io.github.smsotp.autoconfigure.SmsOtpStoreProperties.Type;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.redis.RedisSmsOtpStore;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.StringUtils;

/**
 * Codes and counts in Redis.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RedisConnectionFactory.class)
@ConditionalOnBean(RedisConnectionFactory.class)
@ConditionalOnMissingBean(SmsOtpStore.class)
@ConditionalOnStore({ Type.AUTO, Type.REDIS })
class RedisStoreConfiguration {

	private static final String CONNECTION_FACTORY = "sms-otp.store.redis.connection-factory";

	@Bean
	RedisSmsOtpStore smsOtpStore(SmsOtpStoreProperties properties, BeanFactory beans, Environment environment) {
		RedisSmsOtpStore store = new RedisSmsOtpStore(connections(properties.getRedis(), beans),
				properties.getRedis().getKeyPrefix());
		// to Lettuce, zero is no time-out
		Duration timeout = Binder.get(environment)
			.bind("spring.data.redis.timeout", Duration.class)
			.orElse(Duration.ZERO);
		if (timeout.toMillis() > 0) {
			store.setTimeout(timeout);
		}
		return store;
	}

	@Bean
	RedisEvictionCheck smsOtpRedisEvictionCheck(SmsOtpStoreProperties properties, BeanFactory beans) {
		return new RedisEvictionCheck(connections(properties.getRedis(), beans));
	}

	private static RedisConnectionFactory connections(SmsOtpStoreProperties.Redis redis, BeanFactory beans) {
		String name = redis.getConnectionFactory();
		try {
			return StringUtils.hasText(name) ? beans.getBean(name, RedisConnectionFactory.class)
					: beans.getBean(RedisConnectionFactory.class);
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new InvalidSmsOtpConfigurationException(CONNECTION_FACTORY,
					"is empty, but there are several RedisConnectionFactory beans: " + ex.getBeanNamesFound(),
					"Name one of them, or mark one @Primary.");
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new InvalidSmsOtpConfigurationException(CONNECTION_FACTORY,
					"is '" + name + "', but no bean has the name",
					"Set it to the name of a RedisConnectionFactory bean, or leave it empty where there is only one.");
		}
	}

}
