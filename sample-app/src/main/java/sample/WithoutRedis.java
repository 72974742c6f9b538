package sample;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.session.data.redis.autoconfigure.SessionDataRedisAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Codes and sessions stay in this process unless the profile {@code redis} is active.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!redis")
@EnableAutoConfiguration(exclude = { DataRedisAutoConfiguration.class, SessionDataRedisAutoConfiguration.class })
class WithoutRedis {

}
