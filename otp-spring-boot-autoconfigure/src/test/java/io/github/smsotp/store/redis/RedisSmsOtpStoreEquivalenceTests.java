package io.github.smsotp.store.redis;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RedisSmsOtpStore} and the store in memory answer alike to whatever happens.
 */
class RedisSmsOtpStoreEquivalenceTests extends RedisSmsOtpStoreFixture {

	private static final int STEPS = 600;

	private static final Set<String> seen = new TreeSet<>();

	@AfterAll
	static void everythingHasHappened() {
		assertThat(seen).contains("ACCEPTED", "REJECTED", "SUPERSEDED", "LOCKED", "DISABLED", "LOCK", "COOLDOWN",
				"PHONE", "ACCOUNT", "GLOBAL", "NUMBER_RANGE", "CLIENT");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void anythingWhenDoneToBothThenBothAnswerAlike(long seed) {
		seen.addAll(new StoreComparison(this.store, connections, seed).run(STEPS));
	}

	@Test
	void anythingWhenDoneByJedisThenBothAnswerAlike() {
		JedisConnectionFactory jedis = server.jedis();
		try {
			new StoreComparison(newStore(jedis), jedis, 6).run(STEPS);
		}
		finally {
			jedis.destroy();
		}
	}

}
