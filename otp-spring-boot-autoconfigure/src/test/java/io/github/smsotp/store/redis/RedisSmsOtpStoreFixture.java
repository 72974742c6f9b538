package io.github.smsotp.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A server for the tests of one class.
 */
abstract class RedisSmsOtpStoreFixture {

	static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	static final GuessRules GUESSES = new GuessRules(5, List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)),
			List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("100/30d")), 50);

	static final AccountRules RULES = new AccountRules(GUESSES, Duration.ofSeconds(30));

	static final AccountRules NO_RULES = new AccountRules(new GuessRules(0, List.of(), List.of(), 0), null);

	static EmbeddedRedis server;

	static LettuceConnectionFactory connections;

	final RedisSmsOtpStore store = newStore();

	@BeforeAll
	static void start() {
		server = new EmbeddedRedis();
		connections = server.lettuce();
	}

	@AfterAll
	static void stop() {
		connections.destroy();
		server.close();
	}

	@BeforeEach
	void flush() {
		EmbeddedRedis.flush(connections);
	}

	static RedisSmsOtpStore newStore() {
		return newStore(connections);
	}

	// with as much time as a busy machine may need
	static RedisSmsOtpStore newStore(RedisConnectionFactory factory) {
		RedisSmsOtpStore store = new RedisSmsOtpStore(factory, "test:");
		store.setTimeout(Duration.ofSeconds(10));
		return store;
	}

	static SendClaim claim(SendScope scope, String key, String limit) {
		return new SendClaim(scope, key, RateLimit.valueOf(limit), false);
	}

	static IssuedCode code(String id, int code, int attempts) {
		return new IssuedCode(id, mac("2026-11", code), NOW, NOW.plus(Duration.ofMinutes(5)), attempts);
	}

	static Guess guess(String id, int code) {
		return new Guess(id, List.of(mac("2026-11", code)), NOW);
	}

	static CodeMac mac(String keyId, int code) {
		byte[] value = new byte[32];
		value[31] = (byte) code;
		return new CodeMac(keyId, value);
	}

	static Set<String> keys() {
		try (RedisConnection connection = connections.getConnection()) {
			Set<String> keys = new TreeSet<>();
			connection.keyCommands().keys(bytes("*")).forEach((key) -> keys.add(text(key)));
			return keys;
		}
	}

	static long timeToLive(String key) {
		return EmbeddedRedis.timeToLive(connections, key);
	}

	static void put(String key, String value) {
		try (RedisConnection connection = connections.getConnection()) {
			connection.stringCommands().set(bytes(key), bytes(value));
		}
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
