package io.github.smsotp.web;

import java.io.IOException;
import java.time.Duration;

import io.github.smsotp.store.redis.EmbeddedRedis;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import io.github.smsotp.store.redis.RoundTripProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What people see when Redis dies or hangs while they sign in.
 */
@BankTest
@Import(RedisOutageTests.OnRedis.class)
@DirtiesContext
class RedisOutageTests extends AbstractWebTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	@Autowired
	private EmbeddedRedis redis;

	@Autowired
	private RoundTripProxy line;

	@Autowired
	private LettuceConnectionFactory connections;

	@AfterEach
	void goOn() {
		this.line.hang(false);
	}

	@Test
	void redisWhenKilledBetweenTextAndCodeThenNobodyGetsInUntilItIsBackRes2T41() {
		logInAndGetText();
		this.redis.kill();
		assertUnavailable();
		this.redis.restart();
		awaitRecovery();
		assertThat(texts()).isEqualTo(1);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void redisWhenKilledAndItHasLostTheCodeThenAnotherTextBringsAnotherOneRes2T41() {
		logInAndGetText();
		String lost = this.gateway.lastCode();
		this.redis.kill();
		assertUnavailable();
		this.redis.restart();
		awaitRecovery();
		forgetAll();
		assertThat(verifyByScript(lost).problem()).isEqualTo("401 code-rejected");
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void redisWhenItHangsThenUnavailableAfterTheTimeoutAndNoTextGoesOutRes2Res3() {
		logIn();
		this.line.hang(true);
		long start = System.nanoTime();
		assertThat(this.browser.post(SEND).problem()).isEqualTo("503 unavailable");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(3));
		assertThat(this.browser.get("/public/hello").status()).isEqualTo(200);
		assertThat(texts()).isZero();
		this.line.hang(false);
		awaitRecovery();
		letPass(60);
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void redisWhenItHangsForAGuessThenNobodyGetsInByItRes2() {
		logInAndGetText();
		this.line.hang(true);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("503 unavailable");
		this.line.hang(false);
		awaitRecovery();
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		letPass(60);
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	private void assertUnavailable() {
		int before = texts();
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("503 unavailable");
		assertThat(this.browser.post(SEND).problem()).isEqualTo("503 unavailable");
		assertThat(page(503, this.browser.get(PAGE))).contains("Codes cannot be checked right now");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(texts()).isEqualTo(before);
	}

	// asks for nothing but how things stand
	private void awaitRecovery() {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.browser.fetch(PAGE).status() == 200);
	}

	private void forgetAll() {
		try (RedisConnection connection = this.connections.getConnection()) {
			connection.serverCommands().flushAll();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OnRedis {

		@Bean
		EmbeddedRedis redis() {
			return new EmbeddedRedis("appendonly yes", "appendfsync always");
		}

		@Bean
		RoundTripProxy line(EmbeddedRedis redis) throws IOException {
			return new RoundTripProxy(redis.port());
		}

		@Bean
		LettuceConnectionFactory connections(RoundTripProxy line) {
			return new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", line.port()));
		}

		@Bean
		@Primary
		SwitchableStore redisStore(LettuceConnectionFactory connections) {
			RedisSmsOtpStore store = new RedisSmsOtpStore(connections, "bank:");
			store.setTimeout(TIMEOUT);
			return new SwitchableStore(store);
		}

	}

}
