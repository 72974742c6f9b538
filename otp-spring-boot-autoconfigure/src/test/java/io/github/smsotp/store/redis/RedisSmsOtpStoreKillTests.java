package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * How many wrong codes Redis evaluates when it is killed amid a thousand that arrive at
 * once.
 */
class RedisSmsOtpStoreKillTests {

	private static final int GUESSES = 1_000;

	private static final int LIMIT = 300;

	private static final int KILLED_AFTER = 50;

	private static final AccountRules RULES = new AccountRules(
			new GuessRules(0, List.of(), List.of(RateLimit.valueOf(LIMIT + "/24h")), 0), null);

	private static final IssuedCode CODE = RedisSmsOtpStoreFixture.code("a", 1, GUESSES);

	private static final Guess WRONG = RedisSmsOtpStoreFixture.guess("a", 2);

	private final CountDownLatch start = new CountDownLatch(GUESSES);

	private final CountDownLatch untilKilled = new CountDownLatch(KILLED_AFTER);

	private final CountDownLatch restarted = new CountDownLatch(1);

	private final AtomicInteger evaluated = new AtomicInteger();

	private final AtomicInteger interrupted = new AtomicInteger();

	private volatile int lost;

	@Test
	void guessWhenKilledAndEveryWriteWasOnDiskThenNoMoreAreEvaluatedThanTheLimitBru4Bru8() throws Exception {
		try (EmbeddedRedis server = new EmbeddedRedis("appendonly yes", "appendfsync always")) {
			assertThat(killAmidGuesses(server)).isEqualTo(LIMIT);
			assertThat(this.evaluated).hasValueLessThanOrEqualTo(LIMIT);
		}
	}

	@Test
	void guessWhenKilledAndNothingWasOnDiskThenNoMoreAreEvaluatedThanTheLimitAndWhatWasLostBru4Bru8() throws Exception {
		try (EmbeddedRedis server = new EmbeddedRedis()) {
			assertThat(killAmidGuesses(server)).isEqualTo(LIMIT);
			assertThat(this.evaluated).hasValueLessThanOrEqualTo(LIMIT + this.lost);
		}
	}

	@Test
	void guessWhenDisconnectedThenFailsAtOnceAndLettuceHasNothingToRemember() {
		try (EmbeddedRedis server = new EmbeddedRedis()) {
			LettuceConnectionFactory connections = server.lettuce();
			RedisSmsOtpStore store = RedisSmsOtpStoreFixture.newStore(connections);
			store.guess("alice", WRONG, RULES);
			server.kill();
			await().atMost(Duration.ofSeconds(5))
				.untilAsserted(() -> assertThatExceptionOfType(RedisConnectionFailureException.class)
					.isThrownBy(() -> store.guess("alice", WRONG, RULES)));
			connections.destroy();
		}
	}

	private int killAmidGuesses(EmbeddedRedis server) throws Exception {
		LettuceConnectionFactory connections = server.lettuce();
		ExecutorService guessers = Executors.newFixedThreadPool(GUESSES);
		try {
			RedisSmsOtpStore store = RedisSmsOtpStoreFixture.newStore(connections);
			store.issue("alice", CODE, RULES);
			List<Future<Integer>> running = IntStream.range(0, GUESSES)
				.mapToObj((i) -> guessers.submit(guesser(store)))
				.toList();
			this.untilKilled.await();
			server.kill();
			server.restart();
			this.restarted.countDown();
			// nothing is evaluated until there is a code again, for which its owner has
			// to ask
			this.lost = this.evaluated.get();
			untilAnswered(() -> store.issue("alice", CODE, RULES));
			for (Future<Integer> guesser : running) {
				guesser.get();
			}
			assertThat(this.interrupted).hasPositiveValue();
			return store.view("alice", List.of(), WRONG.at()).state().ledger().consecutive();
		}
		finally {
			guessers.shutdownNow();
			connections.destroy();
		}
	}

	private Callable<Integer> guesser(RedisSmsOtpStore store) {
		return () -> {
			this.start.countDown();
			this.start.await();
			return untilAnswered(() -> {
				if (store.guess("alice", WRONG, RULES).failures() > 0) {
					this.evaluated.incrementAndGet();
					this.untilKilled.countDown();
				}
			});
		};
	}

	private int untilAnswered(Runnable call) throws InterruptedException {
		for (int tries = 1;; tries++) {
			try {
				call.run();
				return tries;
			}
			catch (DataAccessException ex) {
				this.interrupted.incrementAndGet();
				this.restarted.await();
			}
		}
	}

}
