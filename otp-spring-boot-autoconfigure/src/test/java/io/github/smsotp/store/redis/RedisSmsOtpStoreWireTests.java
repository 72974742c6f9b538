package io.github.smsotp.store.redis;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link RedisSmsOtpStore} sends over a line that is counted.
 */
class RedisSmsOtpStoreWireTests extends RedisSmsOtpStoreFixture {

	private static final List<SendClaim> CLAIMS = List.of(claim(SendScope.PHONE, "p", "3/10m"),
			claim(SendScope.PHONE, "p", "10/24h"), claim(SendScope.ACCOUNT, "a", "5/1h"),
			claim(SendScope.ACCOUNT, "a", "10/24h"), claim(SendScope.ACCOUNT_CEILING, "a", "30/24h"),
			claim(SendScope.NUMBER_RANGE, "r", "20/1h"), claim(SendScope.GLOBAL, "all", "10000/1h"));

	private static final int CALLS = 1 + CLAIMS.size();

	private final RoundTripProxy line = newLine();

	private final LettuceConnectionFactory counted = EmbeddedRedis.lettuce(this.line.port());

	private final RedisSmsOtpStore remote = newStore(this.counted);

	@BeforeEach
	void warmUp() {
		this.remote.issue("alice", code("a", 1, 5), RULES);
		this.remote.view("alice", CLAIMS, NOW);
		this.line.trips();
		resetStatistics();
	}

	@AfterEach
	void hangUp() throws IOException {
		this.counted.destroy();
		this.line.close();
	}

	@Test
	void guessThenOneScriptCallInOneTrip() {
		assertThat(this.remote.guess("alice", guess("a", 2), RULES).failures()).isEqualTo(1);
		assertSent(1, 1);
	}

	@Test
	void issueThenOneScriptCallInOneTrip() {
		this.remote.issue("alice", code("a", 2, 5), RULES);
		assertSent(1, 1);
	}

	@Test
	void changeThenOneScriptCallInOneTrip() {
		this.remote.change("alice", AccountChange.of(AccountChange.Kind.REVOKE), RULES, NOW);
		assertSent(1, 1);
	}

	@Test
	void reserveWhenCountedThenOneTripWhateverTheLimits() {
		assertThat(this.remote.reserve("alice", CLAIMS, RULES, NOW).refusal()).isNull();
		assertSent(1, CALLS);
	}

	@Test
	void reserveWhenAWindowRefusesThenTwoTripsAndTheOthersCountNothing() {
		for (int i = 0; i < 3; i++) {
			this.remote.reserve("alice", CLAIMS, NO_RULES, NOW.plusSeconds(i));
		}
		this.line.trips();
		resetStatistics();
		Instant now = NOW.plusSeconds(5);
		assertThat(this.remote.reserve("bob", CLAIMS, RULES, now).refusal())
			.isEqualTo(new SendRefusal(SendScope.PHONE, NOW.plusSeconds(600)));
		// the account and all windows but the one that refused give back
		assertSent(2, CALLS + CALLS - 1);
		assertThat(keys()).doesNotContain("test:account:{bob}");
		SendClaim four = claim(SendScope.ACCOUNT, "a", "4/1h");
		assertThat(this.remote.view("bob", List.of(four), now).windows()).isNull();
	}

	@Test
	void reserveWhenTheAccountRefusesThenTwoTripsAndNoWindowCounts() {
		this.remote.reserve("alice", List.of(), RULES, NOW);
		this.line.trips();
		resetStatistics();
		assertThat(this.remote.reserve("alice", CLAIMS, RULES, NOW).refusal())
			.isEqualTo(new SendRefusal(SendScope.COOLDOWN, NOW.plusSeconds(30)));
		assertSent(2, CALLS + CALLS - 1);
		assertThat(keys()).containsExactly("test:account:{alice}");
	}

	@Test
	void giveBackThenOneTrip() {
		this.remote.reserve("alice", CLAIMS, RULES, NOW);
		this.line.trips();
		resetStatistics();
		this.remote.giveBack("alice", CLAIMS, NOW);
		assertSent(1, CALLS);
		assertThat(keys()).containsExactly("test:account:{alice}");
	}

	@Test
	void viewThenOneTrip() {
		this.remote.view("alice", CLAIMS, NOW);
		assertSent(1, CALLS);
	}

	@Test
	void anythingThenOneConnectionForAll() {
		reserveWhenAWindowRefusesThenTwoTripsAndTheOthersCountNothing();
		assertThat(this.line.connections()).isEqualTo(1);
	}

	@Test
	void anythingWhenTheServerHasForgottenTheScriptsThenEachRunsOnceAllTheSame() {
		forgetScripts();
		assertThat(this.remote.guess("alice", guess("a", 2), RULES).failures()).isEqualTo(1);
		forgetScripts();
		assertThat(this.remote.reserve("alice", CLAIMS, RULES, NOW).refusal()).isNull();
		assertThat(this.line.trips()).isEqualTo(4);
		SendClaim two = claim(SendScope.PHONE, "p", "2/10m");
		assertThat(this.store.view("alice", List.of(two), NOW).windows()).isNull();
		assertThat(this.store.view("alice", List.of(), NOW).state().pace().texts()).isEqualTo(1);
	}

	@Test
	void reserveWhenTheServerKnowsOneScriptOfTwoThenOnlyTheOtherIsRepeated() {
		forgetScripts();
		this.remote.change("alice", AccountChange.of(AccountChange.Kind.UNLOCK), RULES, NOW);
		resetStatistics();
		assertThat(this.remote.reserve("alice", CLAIMS, RULES, NOW).refusal()).isNull();
		assertThat(calls("evalsha")).isEqualTo(CALLS);
		assertThat(calls("eval")).isEqualTo(CLAIMS.size());
		assertThat(this.store.view("alice", List.of(), NOW).state().pace().texts()).isEqualTo(1);
	}

	@Test
	void reserveWhenByJedisThenPipelinedAndRepeatedAlone() {
		JedisConnectionFactory jedis = server.jedis();
		try {
			RedisSmsOtpStore other = newStore(jedis);
			forgetScripts();
			assertThat(other.reserve("alice", CLAIMS, RULES, NOW).refusal()).isNull();
			assertThat(calls("eval")).isEqualTo(CALLS);
			assertThat(other.view("alice", CLAIMS, NOW).state().pace().texts()).isEqualTo(1);
			assertThat(other.guess("alice", guess("a", 1), RULES).outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
		}
		finally {
			jedis.destroy();
		}
	}

	private void assertSent(int trips, int scriptCalls) {
		assertThat(this.line.trips()).isEqualTo(trips);
		assertThat(calls("evalsha")).isEqualTo(scriptCalls);
		assertThat(calls("eval")).isZero();
	}

	private static int calls(String command) {
		try (RedisConnection connection = connections.getConnection()) {
			Properties statistics = connection.serverCommands().info("commandstats");
			String calls = (statistics != null) ? statistics.getProperty("cmdstat_" + command) : null;
			return (calls != null) ? Integer.parseInt(calls.substring("calls=".length(), calls.indexOf(','))) : 0;
		}
	}

	private static void resetStatistics() {
		try (RedisConnection connection = connections.getConnection()) {
			connection.serverCommands().resetConfigStats();
		}
	}

	private static void forgetScripts() {
		try (RedisConnection connection = connections.getConnection()) {
			connection.scriptingCommands().scriptFlush();
		}
	}

	private static RoundTripProxy newLine() {
		try {
			return new RoundTripProxy(server.port());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
