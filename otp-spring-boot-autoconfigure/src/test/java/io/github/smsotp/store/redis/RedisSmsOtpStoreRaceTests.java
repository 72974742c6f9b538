package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads of two nodes race for one entry of {@link RedisSmsOtpStore}.
 */
class RedisSmsOtpStoreRaceTests extends RedisSmsOtpStoreFixture {

	private static final int THREADS = 32;

	private static final int EACH = 10;

	private final RedisSmsOtpStore other = newStore();

	@Test
	void guessWhenWrongThenNoMoreAreEvaluatedThanTheLimitBru8T06() throws Exception {
		AccountRules ten = new AccountRules(new GuessRules(0, List.of(), List.of(RateLimit.valueOf("10/24h")), 0),
				null);
		this.store.issue("alice", code("a", 1, 1_000), ten);
		List<GuessResult> results = race((i) -> node(i).guess("alice", guess("a", 2), ten));
		assertThat(results.stream().filter((result) -> result.failures() > 0)).hasSize(10);
		assertThat(results.stream().filter((result) -> result.outcome() == GuessResult.Outcome.LOCKED))
			.hasSize(THREADS * EACH - 10);
	}

	@Test
	void guessWhenWrongThenTheLockHoldsForAllBru8T06() throws Exception {
		AccountRules five = new AccountRules(new GuessRules(5, List.of(Duration.ofMinutes(1)), List.of(), 0), null);
		this.store.issue("alice", code("a", 1, 1_000), five);
		List<GuessResult> results = race((i) -> node(i).guess("alice", guess("a", 2), five));
		assertThat(results.stream().map(GuessResult::failures).filter((failures) -> failures > 0))
			.containsExactlyInAnyOrder(1, 2, 3, 4, 5);
	}

	@Test
	void guessWhenRightThenOneIsAcceptedCod5T12() throws Exception {
		this.store.issue("alice", code("a", 1, 5), RULES);
		List<GuessResult> results = race((i) -> node(i).guess("alice", guess("a", 1), RULES));
		assertThat(results.stream().filter((result) -> result.outcome() == GuessResult.Outcome.ACCEPTED)).hasSize(1);
	}

	@Test
	void reserveWhenTheWindowTakesTenThenTenAreCountedSnd12() throws Exception {
		List<SendClaim> claims = List.of(claim(SendScope.GLOBAL, "all", "1000/1h"),
				claim(SendScope.PHONE, "p", "10/1h"));
		List<SendReservation> results = race((i) -> node(i).reserve("account" + i, claims, RULES, NOW.plusMillis(i)));
		assertThat(results.stream().filter((result) -> result.refusal() == null)).hasSize(10);
		assertCounted(claim(SendScope.GLOBAL, "all", "11/1h"), claim(SendScope.GLOBAL, "all", "10/1h"));
	}

	@Test
	void reserveWhenOneAccountThenItsCooldownLetsOneThroughSnd12() throws Exception {
		List<SendClaim> claims = List.of(claim(SendScope.PHONE, "p", "1000/1h"));
		List<SendReservation> results = race((i) -> node(i).reserve("alice", claims, RULES, NOW));
		assertThat(results.stream().filter((result) -> result.refusal() == null)).hasSize(1);
		assertCounted(claim(SendScope.PHONE, "p", "2/1h"), claim(SendScope.PHONE, "p", "1/1h"));
	}

	private void assertCounted(SendClaim roomForOne, SendClaim full) {
		assertThat(this.store.view("bob", List.of(roomForOne), NOW).windows()).isNull();
		assertThat(this.store.view("bob", List.of(full), NOW).windows()).isNotNull();
	}

	private RedisSmsOtpStore node(int index) {
		return (index % 2 == 0) ? this.store : this.other;
	}

	private static <T> List<T> race(IntFunction<T> call) throws Exception {
		CountDownLatch start = new CountDownLatch(THREADS);
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<List<T>>> racers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				racers.add(executor.submit(racer(start, i, call)));
			}
			List<T> results = new ArrayList<>();
			for (Future<List<T>> racer : racers) {
				results.addAll(racer.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static <T> Callable<List<T>> racer(CountDownLatch start, int thread, IntFunction<T> call) {
		return () -> {
			start.countDown();
			start.await();
			List<T> results = new ArrayList<>();
			for (int i = 0; i < EACH; i++) {
				results.add(call.apply(thread * EACH + i));
			}
			return results;
		};
	}

}
