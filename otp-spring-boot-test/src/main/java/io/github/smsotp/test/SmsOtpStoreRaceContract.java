package io.github.smsotp.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessResult.Outcome;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store makes of many threads at once.
 */
abstract class SmsOtpStoreRaceContract extends SmsOtpStoreSendContract {

	private static final int THREADS = 50;

	private static final int ROUNDS = 10;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final SendClaim ten = claim(SendScope.PHONE, hashed(), "10/1h");

	private final SendClaim fifty = claim(SendScope.ACCOUNT, hashed(), "50/1h");

	private final SendClaim many = claim(SendScope.GLOBAL, hashed(), "120/1h");

	@AfterEach
	void endThreads() {
		this.executor.shutdownNow();
	}

	@RepeatedTest(ROUNDS)
	void guessWhenHundredAreWrongThenNoMoreThanTheLockAllowsAreLookedAtBru8T06() throws Exception {
		for (String challenge : List.of("a", "b", "c")) {
			issueLong(challenge, 1, 100);
		}
		List<GuessResult> results = race(100, (thread) -> guess(List.of("a", "b", "c").get(thread % 3), 9, at(0)));
		assertThat(results).filteredOn("outcome", Outcome.REJECTED)
			.extracting(GuessResult::failures)
			.containsExactlyInAnyOrder(1, 2, 3, 4, 5);
		assertThat(results).filteredOn("outcome", Outcome.LOCKED).hasSize(95);
		assertThat(state(at(0)).ledger().consecutive()).isEqualTo(5);
		assertThat(state(at(0)).ledger().failures().counts()).containsExactly(5);
		assertThat(state(at(0)).challenges()).extracting("attemptsLeft", Integer.class)
			.satisfies((left) -> assertThat(left.stream().mapToInt(Integer::intValue).sum()).isEqualTo(295));
	}

	@RepeatedTest(ROUNDS)
	void guessWhenNothingLocksThenEachWrongOneTakesAnAttemptOfItsOwnBru1Bru8() throws Exception {
		issueLong("a", 1, 30);
		List<GuessResult> results = race(THREADS, (thread) -> guess("a", 9, FREE, at(0)));
		assertThat(results).filteredOn((result) -> result.failures() > 0)
			.extracting(GuessResult::attemptsLeft)
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, 30).boxed().toList());
		assertThat(state(at(0)).ledger().consecutive()).isEqualTo(30);
	}

	@RepeatedTest(ROUNDS)
	void guessWhenRightInFiftyThreadsThenAcceptedOnceCod5T12() throws Exception {
		issue("a", 1, at(0));
		change(AccountChange.allow(new BypassCode(mac(2), at(600))), at(0));
		List<GuessResult> results = race(THREADS,
				(thread) -> (thread % 2 == 0) ? guess("a", 1, at(0)) : guess(null, 2, at(0)));
		assertThat(results).filteredOn("outcome", Outcome.ACCEPTED)
			.extracting("issuedAt")
			.containsExactlyInAnyOrder(at(0), null);
		assertThat(results).filteredOn("outcome", Outcome.REJECTED).hasSize(THREADS - 2);
	}

	@RepeatedTest(ROUNDS)
	void issueWhenAtOnceThenNoMoreThanThreeAreLiveCod8() throws Exception {
		race(THREADS, (thread) -> {
			issue("c" + thread, thread, at(thread));
			return thread;
		});
		// of texts that overtake each other, any may be the third
		assertThat(live(at(THREADS))).hasSize(3).contains("c49");
	}

	@RepeatedTest(ROUNDS)
	void everyStepWhenAtOnceThenNoneIsLostBru8Snd12() throws Exception {
		issueLong("a", 1, 100);
		race(THREADS, (thread) -> switch (thread % 5) {
			case 0 -> guess("a", 9, FREE, at(0)).failures() > 0;
			case 1 -> store().reserve(this.account, List.of(this.fifty), FREE, at(0)).refusal() == null;
			case 2 -> issued("b", thread);
			case 3 -> changed(AccountChange.invite(at(600)));
			default -> text(at(0)) == null;
		});
		assertThat(state(at(0)).ledger().consecutive()).isEqualTo(10);
		assertThat(state(at(0)).isInvited(at(0))).isTrue();
		assertThat(state(at(0)).pace().texts()).isEqualTo(1);
		assertThat(live(at(0))).containsExactly("a", "b");
	}

	@RepeatedTest(ROUNDS)
	void reserveWhenTenFitThenTenOfFiftyThreadsPassSnd3Snd12() throws Exception {
		List<Boolean> passed = race(THREADS,
				(thread) -> store().reserve(hashed(), List.of(this.ten), RULES, at(0).plusMillis(thread))
					.refusal() == null);
		assertThat(passed).filteredOn((pass) -> pass).hasSize(10);
		assertThat(fill(this.ten, at(1), 10)).isZero();
	}

	@RepeatedTest(ROUNDS)
	void reserveWhenAboveHundredThenNoMoreThanFitSnd12() throws Exception {
		assertThat(fill(this.many, at(0), 99)).isEqualTo(100);
		List<Boolean> passed = race(THREADS, (thread) -> reserve(List.of(this.many), at(0)).refusal() == null);
		assertThat(passed).filteredOn((pass) -> pass).hasSize(20);
	}

	@RepeatedTest(ROUNDS)
	void reserveWhenCoolingDownAndWindowIsSmallThenAtMostOneOfFiftyThreadsPassesSnd1Snd12() throws Exception {
		List<SendReservation> reservations = race(THREADS,
				(thread) -> store().reserve(this.account, List.of(this.ten), PACED, at(0)));
		List<SendReservation> passed = reservations.stream()
			.filter((reservation) -> reservation.refusal() == null)
			.toList();
		assertThat(passed).hasSizeLessThanOrEqualTo(1);
		assertThat(state(at(0)).pace().texts()).isEqualTo(passed.size());
		assertThat(fill(this.ten, at(0), 10)).isEqualTo(10 - passed.size());
	}

	@RepeatedTest(ROUNDS)
	void reserveWhenCoolingDownThenOneOfFiftyThreadsPassesSnd1Snd12() throws Exception {
		List<SendReservation> reservations = race(THREADS,
				(thread) -> store().reserve(this.account, List.of(this.fifty), PACED, at(0)));
		assertThat(reservations).filteredOn((reservation) -> reservation.refusal() == null).hasSize(1);
		assertThat(state(at(0)).pace().texts()).isEqualTo(1);
		assertThat(fill(this.fifty, at(0), 50)).isEqualTo(49);
	}

	@RepeatedTest(ROUNDS)
	void reserveWhenOneWindowIsTightThenTheOthersCountWhatPassedAloneSnd12() throws Exception {
		List<SendClaim> claims = List.of(this.many, this.fifty, this.ten);
		List<Boolean> passed = race(THREADS,
				(thread) -> store().reserve(hashed(), claims, PACED, at(0).plusMillis(thread % 3)).refusal() == null);
		int texts = (int) passed.stream().filter((pass) -> pass).count();
		assertThat(texts).isBetween(1, 10);
		Instant now = at(0).plusMillis(2);
		assertThat(fill(this.ten, now, 10)).isEqualTo(10 - texts);
		assertThat(fill(this.fifty, now, 50)).isEqualTo(50 - texts);
		assertThat(fill(this.many, now, 120)).isEqualTo(120 - texts);
	}

	@RepeatedTest(ROUNDS)
	void giveBackWhenAtOnceThenAsManyFitAgainSnd12() throws Exception {
		fill(this.fifty, at(0), 50);
		fill(this.many, at(0), 120);
		race(20, (thread) -> {
			store().giveBack(hashed(), List.of(this.fifty, this.many), at(0));
			return thread;
		});
		assertThat(fill(this.fifty, at(0), 50)).isEqualTo(20);
		assertThat(fill(this.many, at(0), 120)).isEqualTo(20);
	}

	@RepeatedTest(ROUNDS)
	void giveBackWhileOthersReserveThenItEndsAsItBeganSnd1Snd12() throws Exception {
		List<SendClaim> claims = List.of(this.ten, this.many);
		race(THREADS, (thread) -> {
			Instant at = at(0).plusMillis(thread % 3);
			for (int i = 0; i < 5; i++) {
				if (store().reserve(this.account, claims, PACED, at).refusal() == null) {
					store().giveBack(this.account, claims, at);
				}
			}
			return thread;
		});
		assertThat(fill(this.ten, at(1), 10)).isEqualTo(10);
		assertThat(fill(this.many, at(1), 120)).isEqualTo(120);
		assertThat(state(at(1)).pace().texts()).isZero();
	}

	private boolean issued(String challenge, int code) {
		issue(challenge, code, at(0));
		return true;
	}

	private boolean changed(AccountChange change) {
		change(change, at(0));
		return true;
	}

	private <T> List<T> race(int threads, IntFunction<T> step) throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		List<Future<T>> racers = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			int thread = i;
			racers.add(this.executor.submit(() -> {
				start.await();
				return step.apply(thread);
			}));
		}
		List<T> results = new ArrayList<>();
		for (Future<T> racer : racers) {
			results.add(racer.get());
		}
		return results;
	}

}
