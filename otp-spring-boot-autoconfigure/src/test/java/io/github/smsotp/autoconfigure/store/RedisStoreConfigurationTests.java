package io.github.smsotp.autoconfigure.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.CapturedLog;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;
import io.github.smsotp.store.redis.EmbeddedRedis;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import io.github.smsotp.store.redis.RoundTripProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which store is chosen where there is a connection to Redis.
 */
class RedisStoreConfigurationTests {

	private static final String KEY_ID = "sms-otp.code.keys[0].id=1";

	private static final String KEY = "sms-otp.code.keys[0].secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=";

	private static EmbeddedRedis server;

	private static RoundTripProxy line;

	private final WebApplicationContextRunner application = SmsOtpContext.complete();

	@BeforeAll
	static void start() throws IOException {
		server = new EmbeddedRedis("maxmemory-policy allkeys-lru");
		line = new RoundTripProxy(server.port());
	}

	@AfterAll
	static void stop() throws IOException {
		line.close();
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "auto", "redis", "REDIS", " redis " })
	void storeWhenThereIsAConnectionThenIsRedis(String type) {
		withRedis("one").withPropertyValues(KEY_ID, KEY, "sms-otp.store.type=" + type)
			.run((context) -> assertThat(context).getBean(SmsOtpStore.class).isInstanceOf(RedisSmsOtpStore.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "caffeine", "Caffeine", "caffeine " })
	void storeWhenCaffeineByNameThenIsCaffeine(String type) {
		withRedis("one").withSystemProperties("sms-otp.store.type=" + type)
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
	void storeWhenAConnectionIsNamedAndThereIsNoneThenStops() {
		this.application.withPropertyValues("sms-otp.store.redis.connection-factory=two")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSmsOtpConfigurationException.class)
				.hasMessage("Property 'sms-otp.store.redis.connection-factory' is 'two', but there is no "
						+ "RedisConnectionFactory"));
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

	@ParameterizedTest
	@CsvSource({ "'', 2000", "300ms, 300", "0, 2000" })
	void guessWhenRedisHangsThenGivesUpAfterTheTimeoutOfBootOrTwoSeconds(String timeout, long millis) {
		withRedis("one").withPropertyValues(KEY_ID, KEY)
			.withPropertyValues(
					timeout.isEmpty() ? new String[0] : new String[] { "spring.data.redis.timeout=" + timeout })
			.run((context) -> {
				SmsOtpStore store = context.getBean(SmsOtpStore.class);
				store.view("alice", List.of(), Instant.EPOCH);
				line.hang(true);
				try {
					long start = System.nanoTime();
					assertThatExceptionOfType(QueryTimeoutException.class)
						.isThrownBy(() -> store.view("alice", List.of(), Instant.EPOCH));
					assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(millis),
							Duration.ofMillis(millis + 5_000));
				}
				finally {
					line.hang(false);
				}
			});
	}

	@Test
	void startWhenRedisIsAwayThenStartsAndWarns() {
		try (CapturedLog log = new CapturedLog(RedisEvictionCheck.class.getName())) {
			this.application.withBean(RedisConnectionFactory.class, () -> connections(1))
				.withPropertyValues(KEY_ID, KEY)
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(log.lines()).singleElement().asString().contains("could not be read").contains("noeviction");
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
		return connections(line.port());
	}

	private static RedisConnectionFactory connections(int port) {
		return new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port),
				LettuceClientConfiguration.builder()
					.commandTimeout(Duration.ofSeconds(10))
					.shutdownTimeout(Duration.ZERO)
					.build());
	}

}
