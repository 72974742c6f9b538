package io.github.smsotp.store.redis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;

/**
 * {@link RedisSmsOtpStore} and the store in memory answer alike to whatever happens.
 */
class RedisSmsOtpStoreEquivalenceTests extends RedisSmsOtpStoreFixture {

	private static final int STEPS = 1_500;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void anythingWhenDoneToBothThenBothAnswerAlikeSto1(long seed) {
		new StoreComparison(this.store, seed).run(STEPS);
	}

	@Test
	void anythingWhenDoneByJedisThenBothAnswerAlikeSto1() {
		JedisConnectionFactory jedis = server.jedis();
		try {
			new StoreComparison(new RedisSmsOtpStore(jedis, "test:", EmbeddedRedis.TIMEOUT), 9).run(STEPS);
		}
		finally {
			jedis.destroy();
		}
	}

}
