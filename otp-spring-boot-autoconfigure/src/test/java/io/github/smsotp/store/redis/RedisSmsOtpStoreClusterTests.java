package io.github.smsotp.store.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * {@link RedisSmsOtpStore} on three nodes that share the keys out among them.
 */
class RedisSmsOtpStoreClusterTests {

	private static final int STEPS = 300;

	private static EmbeddedRedisCluster cluster;

	@BeforeAll
	static void start() {
		cluster = new EmbeddedRedisCluster();
	}

	@AfterAll
	static void stop() {
		cluster.close();
	}

	@Test
	void anythingWhenDoneByLettuceThenAsInMemory() {
		LettuceConnectionFactory lettuce = new LettuceConnectionFactory(cluster.configuration());
		lettuce.afterPropertiesSet();
		lettuce.start();
		try {
			assertAlike(lettuce, 6);
		}
		finally {
			lettuce.destroy();
		}
	}

	@Test
	void anythingWhenDoneByJedisThenAsInMemory() {
		JedisConnectionFactory jedis = new JedisConnectionFactory(cluster.configuration());
		jedis.afterPropertiesSet();
		jedis.start();
		try {
			assertAlike(jedis, 7);
		}
		finally {
			jedis.destroy();
		}
	}

	private static void assertAlike(RedisConnectionFactory connections, long seed) {
		EmbeddedRedis.flush(connections);
		RedisSmsOtpStore store = RedisSmsOtpStoreFixture.newStore(connections);
		new StoreComparison(store, connections, seed).run(STEPS);
	}

}
