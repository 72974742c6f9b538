package io.github.smsotp.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@link RedisSmsOtpStore} when a master dies and its replica takes over.
 */
class RedisSmsOtpStoreFailoverTests {

	private static final Instant NOW = RedisSmsOtpStoreFixture.NOW;

	private static final AccountRules RULES = RedisSmsOtpStoreFixture.RULES;

	private static final SendClaim CLAIM = RedisSmsOtpStoreFixture.claim(SendScope.PHONE, "p", "1/10m");

	@Test
	void clusterWhenAMasterDiesThenLettuceGoesOnWithItsReplica() throws Exception {
		try (EmbeddedRedisCluster cluster = new EmbeddedRedisCluster()) {
			LettuceConnectionFactory lettuce = new LettuceConnectionFactory(cluster.configuration(), likeBoot());
			lettuce.afterPropertiesSet();
			lettuce.start();
			assertGoesOn(lettuce, cluster::awaitReplication, cluster.masterOf("test:account:{alice}"));
		}
	}

	@Test
	void clusterWhenAMasterDiesThenJedisGoesOnWithItsReplica() throws Exception {
		try (EmbeddedRedisCluster cluster = new EmbeddedRedisCluster()) {
			JedisConnectionFactory jedis = new JedisConnectionFactory(cluster.configuration());
			jedis.afterPropertiesSet();
			jedis.start();
			assertGoesOn(jedis, cluster::awaitReplication, cluster.masterOf("test:account:{alice}"));
		}
	}

	@Test
	void sentinelWhenTheMasterDiesThenLettuceGoesOnWithItsReplica() throws Exception {
		try (EmbeddedSentinels sentinels = new EmbeddedSentinels()) {
			LettuceConnectionFactory lettuce = new LettuceConnectionFactory(sentinels.configuration());
			lettuce.afterPropertiesSet();
			lettuce.start();
			assertGoesOn(lettuce, sentinels::awaitReplication, sentinels.master());
		}
	}

	@Test
	void sentinelWhenTheMasterDiesThenJedisGoesOnWithItsReplica() throws Exception {
		try (EmbeddedSentinels sentinels = new EmbeddedSentinels()) {
			JedisConnectionFactory jedis = new JedisConnectionFactory(sentinels.configuration());
			jedis.afterPropertiesSet();
			jedis.start();
			assertGoesOn(jedis, sentinels::awaitReplication, sentinels.master());
		}
	}

	// what could not be answered in between was not done later either: the code is still
	// there
	private static <F extends RedisConnectionFactory & DisposableBean> void assertGoesOn(F connections,
			Runnable replicated, EmbeddedRedis master) throws Exception {
		RedisSmsOtpStore store = RedisSmsOtpStoreFixture.newStore(connections);
		store.setTimeout(Duration.ofSeconds(1));
		assertThat(store.reserve("alice", List.of(CLAIM), RULES, NOW).refusal()).isNull();
		store.issue("alice", RedisSmsOtpStoreFixture.code("a", 1, 5), RULES);
		for (int failures = 1; failures <= 3; failures++) {
			assertThat(guess(store, 2).failures()).isEqualTo(failures);
		}
		replicated.run();
		master.kill();
		GuessResult result = await().atMost(Duration.ofSeconds(60))
			.ignoreExceptionsMatching(DataAccessException.class::isInstance)
			.until(() -> guess(store, 1), (answer) -> true);
		assertThat(result.outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
		RateLimit three = RateLimit.valueOf("3/24h");
		assertThat(store.view("alice", List.of(CLAIM), NOW).state().ledger().failures().fullUntil(three, NOW))
			.isNotNull();
		connections.destroy();
	}

	private static GuessResult guess(RedisSmsOtpStore store, int code) {
		return store.guess("alice", RedisSmsOtpStoreFixture.guess("a", code), RULES);
	}

	private static LettuceClientConfiguration likeBoot() {
		ClusterTopologyRefreshOptions refresh = ClusterTopologyRefreshOptions.builder()
			.dynamicRefreshSources(true)
			.build();
		return LettuceClientConfiguration.builder()
			.clientOptions(ClusterClientOptions.builder().topologyRefreshOptions(refresh).build())
			.shutdownTimeout(Duration.ZERO)
			.build();
	}

}
