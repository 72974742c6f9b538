package io.github.smsotp;

import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.redis.EmbeddedRedis;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class RedisNodesTests extends AbstractNodesTests {

	private static EmbeddedRedis redis;

	private static LettuceConnectionFactory connections;

	@BeforeAll
	static void start() {
		redis = new EmbeddedRedis();
		connections = redis.lettuce();
	}

	@AfterAll
	static void stop() {
		connections.destroy();
		redis.close();
	}

	@AfterEach
	void flush() {
		try (RedisConnection connection = connections.getConnection()) {
			connection.serverCommands().flushAll();
		}
	}

	@Override
	SmsOtpStore store() {
		return new RedisSmsOtpStore(connections, "nodes:");
	}

}
