package io.github.smsotp.store.redis;

import io.github.smsotp.store.GuessResult;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RedisSmsOtpStore} when its caller rolls back.
 */
class RedisSmsOtpStoreCallerTests extends RedisSmsOtpStoreFixture {

	@Test
	void guessWhenTheCallerRollsBackByLettuceThenCountsAllTheSame() {
		assertCountsAllTheSame(connections);
	}

	@Test
	void guessWhenTheCallerRollsBackByJedisThenCountsAllTheSame() {
		JedisConnectionFactory jedis = server.jedis();
		try {
			assertCountsAllTheSame(jedis);
		}
		finally {
			jedis.destroy();
		}
	}

	// the template's commands wait for the commit, on a connection that it keeps for the
	// caller
	private static void assertCountsAllTheSame(RedisConnectionFactory factory) {
		RedisSmsOtpStore store = newStore(factory);
		StringRedisTemplate template = new StringRedisTemplate(factory);
		template.setEnableTransactionSupport(true);
		store.issue("alice", code("a", 1, 5), RULES);
		EmbeddedDatabase database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.build();
		new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult((transaction) -> {
			template.opsForValue().set("of the caller", "1");
			GuessResult result = store.guess("alice", guess("a", 2), RULES);
			assertThat(result.failures()).isEqualTo(1);
			transaction.setRollbackOnly();
		});
		database.shutdown();
		assertThat(keys()).containsExactly("test:account:{alice}");
		assertThat(store.guess("alice", guess("a", 2), RULES).failures()).isEqualTo(2);
	}

}
