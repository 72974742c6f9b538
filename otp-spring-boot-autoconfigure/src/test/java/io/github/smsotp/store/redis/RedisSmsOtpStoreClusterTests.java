package io.github.smsotp.store.redis;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import redis.embedded.RedisShardedCluster;

import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * {@link RedisSmsOtpStore} on three nodes that share the keys out among them.
 */
class RedisSmsOtpStoreClusterTests {

	private static final int STEPS = 300;

	private static RedisShardedCluster cluster;

	@BeforeAll
	static void start() throws IOException {
		cluster = RedisShardedCluster.newRedisCluster()
			.withServerBuilder(RedisServer.newRedisServer().setting("save \"\"").soutListener((line) -> {
			}))
			.initializationTimeout(Duration.ofSeconds(60))
			.ephemeral()
			.shard("one", 0)
			.shard("two", 0)
			.shard("three", 0)
			.build();
		cluster.start();
		cluster.serverPorts().forEach(RedisSmsOtpStoreClusterTests::awaitCluster);
	}

	@AfterAll
	static void stop() throws IOException {
		cluster.stop();
	}

	@Test
	void anythingWhenDoneByLettuceThenAsInMemory() {
		LettuceConnectionFactory lettuce = new LettuceConnectionFactory(nodes());
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
		JedisConnectionFactory jedis = new JedisConnectionFactory(nodes());
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
		RedisSmsOtpStore store = new RedisSmsOtpStore(connections, "test:", EmbeddedRedis.TIMEOUT);
		new StoreComparison(store, connections, seed).run(STEPS);
	}

	// each node learns on its own that all slots are taken
	private static void awaitCluster(int port) {
		long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		try (Jedis node = new Jedis("127.0.0.1", port)) {
			while (!node.clusterInfo().contains("cluster_state:ok") && System.nanoTime() < end) {
				Thread.onSpinWait();
			}
		}
	}

	private static RedisClusterConfiguration nodes() {
		RedisClusterConfiguration configuration = new RedisClusterConfiguration();
		cluster.serverPorts().forEach((port) -> configuration.addClusterNode(new RedisNode("127.0.0.1", port)));
		return configuration;
	}

}
