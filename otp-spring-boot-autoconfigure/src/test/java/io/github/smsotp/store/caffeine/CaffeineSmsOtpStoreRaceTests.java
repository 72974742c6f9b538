package io.github.smsotp.store.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntPredicate;

import io.github.smsotp.MovableClock;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two threads race for one entry of {@link CaffeineSmsOtpStore}, thousands of times.
 */
class CaffeineSmsOtpStoreRaceTests {

	private static final int ROUNDS = 3_000;

	private static final GuessRules GUESSES = new GuessRules(0, List.of(), List.of(), 0);

	private static final AccountRules RULES = new AccountRules(GUESSES, null);

	private static final CodeMac MAC = new CodeMac("key", new byte[32]);

	private final MovableClock clock = new MovableClock();

	private final CaffeineSmsOtpStore store = new CaffeineSmsOtpStore(this.clock);

	private final Instant now = this.clock.instant();

	@Test
	void reserveWhenOneTextFitsThenOneThreadGetsItSnd12() throws Exception {
		assertOneWinnerARound((round) -> this.store
			.reserve("account" + round, List.of(), new AccountRules(GUESSES, Duration.ofSeconds(30)), this.now)
			.refusal() == null);
	}

	@Test
	void reserveWhenOneTextFitsTheWindowThenOneThreadGetsItSnd12() throws Exception {
		assertOneWinnerARound(
				(round) -> this.store
					.reserve(Thread.currentThread().getName() + round,
							List.of(new SendClaim(SendScope.PHONE, "number" + round, RateLimit.valueOf("1/30s"),
									false)),
							RULES, this.now)
					.refusal() == null);
	}

	@Test
	void guessWhenRightThenOneThreadIsAcceptedCod5T12() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			issue("account" + round, 5);
		}
		Guess guess = new Guess("a", List.of(MAC), this.now);
		assertOneWinnerARound(
				(round) -> this.store.guess("account" + round, guess, RULES).outcome() == GuessResult.Outcome.ACCEPTED);
	}

	@Test
	void guessWhenWrongThenEachTakesAnAttemptOfItsOwnBru8T06() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			issue("account" + round, 5);
		}
		Guess guess = new Guess("a", List.of(), this.now);
		assertOneWinnerARound((round) -> this.store.guess("account" + round, guess, RULES).attemptsLeft() == 4);
		for (int round = 0; round < ROUNDS; round++) {
			assertThat(this.store.view("account" + round, List.of(), this.now).state().ledger().consecutive())
				.isEqualTo(2);
		}
	}

	private void issue(String account, int attempts) {
		this.store.issue(account, new IssuedCode("a", MAC, this.now, this.now.plus(Duration.ofMinutes(5)), attempts),
				RULES);
	}

	private static void assertOneWinnerARound(IntPredicate race) throws Exception {
		AtomicIntegerArray winners = new AtomicIntegerArray(ROUNDS);
		CyclicBarrier start = new CyclicBarrier(2);
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			List<Future<?>> racers = List.of(executor.submit(() -> run(race, start, winners)),
					executor.submit(() -> run(race, start, winners)));
			for (Future<?> racer : racers) {
				racer.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		for (int round = 0; round < ROUNDS; round++) {
			assertThat(winners.get(round)).isEqualTo(1);
		}
	}

	private static boolean run(IntPredicate race, CyclicBarrier start, AtomicIntegerArray winners) throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			if (round % 10 == 0) {
				start.await();
			}
			if (race.test(round)) {
				winners.incrementAndGet(round);
			}
		}
		return true;
	}

}
