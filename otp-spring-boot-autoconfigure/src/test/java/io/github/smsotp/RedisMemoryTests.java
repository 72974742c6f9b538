package io.github.smsotp;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.redis.EmbeddedRedis;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pending sign-ins take of Redis with the default limits, keys and their expiry
 * included. {@code docs/stores.md} has the figures.
 */
class RedisMemoryTests {

	private static final int SIGN_INS = 5_000;

	@Test
	void signInThenTakesLittleMemoryWhilePendingAndLessForTheDayAfterSuccess() throws Exception {
		try (EmbeddedRedis redis = new EmbeddedRedis()) {
			LettuceConnectionFactory connections = redis.lettuce();
			SmsOtpServiceFixture otp = new SmsOtpServiceFixture();
			otp.gateway.sendMany();
			otp.store = new RedisSmsOtpStore(connections, "sms-otp:");
			long empty = usedBytes(connections);
			List<Runnable> verifications = new ArrayList<>();
			for (int i = 0; i < SIGN_INS; i++) {
				String account = "account" + i;
				otp.numbers.put(account, new PhoneNumber("+1415" + (5_552_000 + i)));
				SmsOtpChallenge challenge = otp.sent(account, null);
				String code = otp.code();
				verifications.add(() -> otp.verify(account, challenge, code));
			}
			assertThat((usedBytes(connections) - empty) / SIGN_INS).isBetween(500L, 1_200L);
			verifications.forEach(Runnable::run);
			assertThat((usedBytes(connections) - empty) / SIGN_INS).isBetween(200L, 500L);
			connections.destroy();
		}
	}

	private static long usedBytes(LettuceConnectionFactory connections) {
		try (RedisConnection connection = connections.getConnection()) {
			Properties memory = connection.serverCommands().info("memory");
			return Long.parseLong(memory.getProperty("used_memory"));
		}
	}

}
