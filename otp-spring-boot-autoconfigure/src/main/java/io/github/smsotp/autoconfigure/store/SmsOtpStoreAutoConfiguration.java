package io.github.smsotp.autoconfigure.store;

import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the store: Redis where there is a connection to it, else the
 * memory of this process; a database by name.
 */
@AutoConfiguration(before = SmsOtpAutoConfiguration.class,
		afterName = { "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" })
@ConditionalOnSmsOtp
@Import({ RedisStoreConfiguration.class, JdbcStoreConfiguration.class, CaffeineStoreConfiguration.class,
		NoStoreConfiguration.class, JdbcStoreCleanupConfiguration.class })
public final class SmsOtpStoreAutoConfiguration {

}
