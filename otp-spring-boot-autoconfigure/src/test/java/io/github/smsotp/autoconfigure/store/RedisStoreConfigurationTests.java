package io.github.smsotp.autoconfigure.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;

import io.github.smsotp.CapturedLog;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.embedded.RedisServer;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which store is chosen where there is a connection to Redis.
 */
class RedisStoreConfigurationTests {

	private static final String KEY_ID = "sms-otp.code.keys[0].id=1";

	private static final String KEY = "sms-otp.code.keys[0].secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=";

	private static RedisServer server;

	private static int port;

	private final WebApplicationContextRunner application = SmsOtpContext.complete();

	@BeforeAll
	static void start() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		server = RedisServer.newRedisServer()
			.bind("127.0.0.1")
			.port(port)
			.setting("save \"\"")
			.setting("maxmemory-policy allkeys-lru")
			.build();
		server.start();
	}

	@AfterAll
	static void stop() throws IOException {
		server.stop();
	}

	@ParameterizedTest
	@CsvSource({ "auto", "redis", "REDIS" })
	void storeWhenThereIsAConnectionThenIsRedis(String type) {
		withRedis("one").withPropertyValues(KEY_ID, KEY, "sms-otp.store.type=" + type)
			.run((context) -> assertThat(context).getBean(SmsOtpStore.class).isInstanceOf(RedisSmsOtpStore.class));
	}

	@Test
	void storeWhenCaffeineByNameThenIsCaffeine() {
		withRedis("one").withPropertyValues("sms-otp.store.type=caffeine")
			.run((context) -> assertThat(context).getBean(SmsOtpStore.class).isInstanceOf(CaffeineSmsOtpStore.class));
	}

	@Test
	void storeWhenOfTheApplicationThenWins() {
		withRedis("one").withPropertyValues(KEY_ID, KEY)
			.withBean(SmsOtpStore.class, () -> new CaffeineSmsOtpStore(Clock.systemUTC()))
			.run((context) -> assertThat(context).doesNotHaveBean(RedisSmsOtpStore.class));
	}

	@Test
	void storeWhenRedisByNameAndNoConnectionThenStops() {
		this.application.withPropertyValues("sms-otp.store.type=redis")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSmsOtpConfigurationException.class)
				.hasMessage("Property 'sms-otp.store.type' is redis, but there is no RedisConnectionFactory"));
	}

	@Test
	void storeWhenSharedAndWithoutKeyThenStopsCry2() {
		withRedis("one").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessage("Property 'sms-otp.code.keys' is empty, but other processes may share the store"));
	}

	@Test
	void storeWhenSeveralConnectionsThenOneHasToBeNamed() {
		WebApplicationContextRunner several = withRedis("one")
			.withBean("two", RedisConnectionFactory.class, RedisStoreConfigurationTests::connections)
			.withPropertyValues(KEY_ID, KEY);
		several.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(InvalidSmsOtpConfigurationException.class)
			.hasMessage("Property 'sms-otp.store.redis.connection-factory' is empty, but there are several "
					+ "RedisConnectionFactory beans: [one, two]"));
		several.withPropertyValues("sms-otp.store.redis.connection-factory=two")
			.run((context) -> assertThat(context).hasSingleBean(RedisSmsOtpStore.class));
		several.withPropertyValues("sms-otp.store.redis.connection-factory=three")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Property 'sms-otp.store.redis.connection-factory' is 'three', but no bean has the name"));
	}

	@Test
	void storeWhenOneConnectionIsPrimaryThenUsesIt() {
		withRedis("one")
			.withBean("two", RedisConnectionFactory.class, RedisStoreConfigurationTests::connections,
					(definition) -> definition.setPrimary(true))
			.withPropertyValues(KEY_ID, KEY)
			.run((context) -> assertThat(context).hasSingleBean(RedisSmsOtpStore.class));
	}

	@Test
	void startWhenRedisEvictsKeysThenWarns() {
		try (CapturedLog log = new CapturedLog(RedisEvictionCheck.class.getName())) {
			withRedis("one").withPropertyValues(KEY_ID, KEY).run((context) -> assertThat(context).hasNotFailed());
			assertThat(log.lines()).singleElement().asString().contains("maxmemory-policy [allkeys-lru]");
		}
	}

	@Test
	void startWhenRedisIsDisabledThenNoBeanIsLeft() {
		withRedis("one").withPropertyValues("sms-otp.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SmsOtpStore.class));
	}

	private WebApplicationContextRunner withRedis(String name) {
		return this.application.withBean(name, RedisConnectionFactory.class, RedisStoreConfigurationTests::connections);
	}

	private static RedisConnectionFactory connections() {
		return new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port),
				LettuceClientConfiguration.builder()
					.commandTimeout(Duration.ofSeconds(10))
					.shutdownTimeout(Duration.ZERO)
					.build());
	}

}
