package io.github.smsotp;

import io.github.smsotp.store.redis.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisSharedLimitTests extends AbstractSharedLimitTests {

	private static EmbeddedRedis redis;

	@BeforeAll
	static void start() {
		redis = new EmbeddedRedis();
		start(String.valueOf(redis.port()));
	}

	@AfterAll
	static void stop() {
		redis.close();
	}

}
