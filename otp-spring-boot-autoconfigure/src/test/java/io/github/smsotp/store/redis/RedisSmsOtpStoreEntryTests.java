package io.github.smsotp.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link RedisSmsOtpStore} leaves on the server and finds there.
 */
class RedisSmsOtpStoreEntryTests extends RedisSmsOtpStoreFixture {

	private static final SendClaim CLAIM = claim(SendScope.PHONE, "p", "3/10m");

	private static final SendClaim MANY = claim(SendScope.GLOBAL, "all", "600/1h");

	private static final String ACCOUNT = "test:account:{alice}";

	private static final String WINDOW = "test:window:{PHONE:p:600}";

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(RedisSmsOtpStore.class);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setLevel(Level.WARN);
	}

	@AfterEach
	void stopListening() {
		this.logger.setLevel(null);
		this.logger.detachAppender(this.log);
	}

	@Test
	void isSharedThenTrue() {
		assertThat(this.store.isShared()).isTrue();
	}

	@Test
	void anythingThenAllKeysExpire() {
		this.store.reserve("alice", List.of(CLAIM, MANY), RULES, NOW);
		this.store.issue("alice", code("a", 1, 5), RULES);
		this.store.issue("bob", code("a", 1, 5), RULES);
		this.store.guess("bob", guess("a", 2), RULES);
		this.store.change("carol", AccountChange.invite(NOW.plusSeconds(5)), RULES, NOW);
		this.store.giveBack("alice", List.of(MANY), NOW.plusSeconds(1));
		assertThat(keys()).hasSize(5).allSatisfy((key) -> assertThat(timeToLive(key)).isPositive());
		assertThat(timeToLive(WINDOW)).isBetween(650_000L, 660_000L);
		assertThat(timeToLive("test:window:{GLOBAL:all:3600}")).isBetween(3_710_000L, 3_720_000L);
		assertThat(timeToLive("test:account:{bob}")).isGreaterThan(Duration.ofDays(36_499).toMillis());
	}

	@Test
	void giveBackThenTheRestLivesNoLongerThanBefore() {
		this.store.reserve("alice", List.of(CLAIM), NO_RULES, NOW);
		this.store.reserve("alice", List.of(CLAIM), NO_RULES, NOW.plusSeconds(1));
		expire(WINDOW, 5_000);
		this.store.giveBack("alice", List.of(CLAIM), NOW);
		assertThat(timeToLive(WINDOW)).isBetween(1L, 5_000L);
	}

	@Test
	void inviteWhenForEverThenKeptForLong() {
		this.store.change("alice", AccountChange.invite(Instant.MAX), RULES, NOW);
		assertThat(this.store.view("alice", List.of(), NOW).state().isInvited(NOW)).isTrue();
		assertThat(timeToLive(ACCOUNT)).isPositive();
	}

	@Test
	void anythingWhenTheTimeHasNanosecondsThenTheMillisecondCounts() {
		Instant now = NOW.plusNanos(999_999);
		this.store.reserve("alice", List.of(CLAIM), RULES, now);
		this.store.giveBack("alice", List.of(CLAIM), now);
		assertThat(keys()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?", "garbage", "0|0|||0|0||||||", "0|", "x|0|", "|", "1|", "1|x||||0||||||",
			"1|0|1e13||0|0||||||", "1|0|||0|0||||||a", "{\"a\":1}" })
	void anythingWhenAnEntryCannotBeReadThenIgnoredReplacedAndSaidOnce(String garbage) {
		put(ACCOUNT, garbage);
		put(WINDOW, garbage);
		assertThat(this.store.view("alice", List.of(CLAIM), NOW).state()).isEqualTo(AccountState.EMPTY);
		assertThat(this.store.guess("alice", guess("a", 1), RULES).outcome()).isEqualTo(GuessResult.Outcome.REJECTED);
		assertThat(keys()).containsExactly(WINDOW);
		put(ACCOUNT, garbage);
		this.store.issue("alice", code("a", 1, 5), RULES);
		assertThat(this.store.reserve("alice", List.of(CLAIM), RULES, NOW).refusal()).isNull();
		assertThat(this.store.guess("alice", guess("a", 1), RULES).outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
		assertThat(timeToLive(WINDOW)).isPositive();
		assertThat(this.log.list).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("'test:'")
				.contains("sms-otp.store.redis.key-prefix"));
	}

	@Test
	void anythingWhenANewerVersionHasWrittenThenNothingIsForgottenBru4T60() {
		this.store.change("alice", AccountChange.of(AccountChange.Kind.DISABLE), RULES, NOW);
		String account = "2" + get(ACCOUNT).substring(1);
		put(ACCOUNT, account);
		put(WINDOW, "10|another way to count");
		List<ThrowingCallable> calls = List.of(() -> this.store.view("alice", List.of(), NOW),
				() -> this.store.view("bob", List.of(CLAIM), NOW),
				() -> this.store.guess("alice", guess("a", 1), RULES),
				() -> this.store.issue("alice", code("a", 1, 5), RULES),
				() -> this.store.reserve("alice", List.of(), RULES, NOW),
				() -> this.store.reserve("bob", List.of(CLAIM), RULES, NOW),
				() -> this.store.giveBack("alice", List.of(CLAIM), NOW));
		assertThat(calls).allSatisfy((call) -> assertThatExceptionOfType(RuntimeException.class).isThrownBy(call)
			.havingRootCause()
			.withMessageContaining("newer version"));
		assertThat(get(ACCOUNT)).isEqualTo(account);
		assertThat(get(WINDOW)).isEqualTo("10|another way to count");
	}

	@Test
	void guessWhenRedisIsFullThenNothingIsEvaluatedRes2() {
		this.store.issue("alice", code("a", 1, 5), RULES);
		setMaximalMemory("1");
		try {
			for (int code : List.of(2, 1)) {
				assertThatExceptionOfType(RuntimeException.class)
					.isThrownBy(() -> this.store.guess("alice", guess("a", code), RULES));
			}
		}
		finally {
			setMaximalMemory("0");
		}
		assertThat(this.store.guess("alice", guess("a", 1), RULES).outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
	}

	@Test
	void giveBackWhenAnEntryDoesNotExpireThenNothingIsForgottenBru4() {
		this.store.change("alice", AccountChange.of(AccountChange.Kind.DISABLE), RULES, NOW);
		this.store.reserve("bob", List.of(CLAIM), NO_RULES, NOW);
		this.store.reserve("bob", List.of(CLAIM), NO_RULES, NOW.plusSeconds(1));
		persist(ACCOUNT);
		persist(WINDOW);
		this.store.giveBack("alice", List.of(CLAIM), NOW);
		assertThat(this.store.guess("alice", guess("a", 1), RULES).outcome()).isEqualTo(GuessResult.Outcome.DISABLED);
		assertThat(get(WINDOW)).contains(String.valueOf(NOW.plusSeconds(1).toEpochMilli()));
	}

	@Test
	void anythingWhenAKeyIsOfAnotherTypeThenIgnoredAndReplaced() {
		try (RedisConnection connection = connections.getConnection()) {
			connection.setCommands().sAdd(bytes(ACCOUNT), bytes("x"));
			connection.setCommands().sAdd(bytes(WINDOW), bytes("x"));
		}
		assertThat(this.store.view("alice", List.of(CLAIM), NOW).windows()).isNull();
		assertThat(this.store.reserve("alice", List.of(CLAIM), RULES, NOW).refusal()).isNull();
		assertThat(this.store.view("alice", List.of(), NOW).state().pace().texts()).isEqualTo(1);
	}

	@Test
	void toStringThenNoSecret() {
		IssuedCode code = code("challenge", 1, 5);
		ScriptCall call = new AccountCalls("test:").issue("alice", code, RULES);
		String mac = Base64.getEncoder().withoutPadding().encodeToString(code.mac().value());
		assertThat(call.arguments()).anyMatch((argument) -> argument.contains(mac));
		assertThat(call.toString()).isEqualTo("ScriptCall[issue]");
		assertThat(Reply.of(bytes("1|secret")).toString()).doesNotContain("secret");
		assertThat(this.store.toString()).doesNotContain("alice", mac);
	}

	@Test
	void anythingWhenNobodyAnswersThenFails() {
		LettuceConnectionFactory nowhere = EmbeddedRedis.lettuce(1);
		try {
			RedisSmsOtpStore away = newStore(nowhere);
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> away.reserve("alice", List.of(CLAIM), RULES, NOW));
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> away.guess("alice", guess("a", 1), RULES));
		}
		finally {
			nowhere.destroy();
		}
	}

	@Test
	void viewWhenAKeyIdHasSeparatorsThenReadAsItWasWritten() {
		this.store.change("alice", AccountChange.allow(new BypassCode(mac("k:|;,\u00e4", 7), NOW.plusSeconds(9))),
				RULES, NOW);
		assertThat(this.store.view("alice", List.of(), NOW).state().bypass(NOW)).isNotNull()
			.satisfies((bypass) -> assertThat(bypass.mac().matches(mac("k:|;,\u00e4", 7))).isTrue());
	}

	private static String get(String key) {
		try (RedisConnection connection = connections.getConnection()) {
			return text(connection.stringCommands().get(bytes(key)));
		}
	}

	private static void persist(String key) {
		try (RedisConnection connection = connections.getConnection()) {
			connection.keyCommands().persist(bytes(key));
		}
	}

	private static void setMaximalMemory(String bytes) {
		try (RedisConnection connection = connections.getConnection()) {
			connection.serverCommands().setConfig("maxmemory", bytes);
		}
	}

	private static void expire(String key, long millis) {
		try (RedisConnection connection = connections.getConnection()) {
			connection.keyCommands().pExpire(bytes(key), millis);
		}
	}

}
