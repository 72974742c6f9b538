package io.github.smsotp.store.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.smsotp.MovableClock;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendPace;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads race for several windows of {@link CaffeineSmsOtpStore} at once.
 */
class CaffeineSmsOtpStoreWindowRaceTests {

	private static final int THREADS = 8;

	private static final int TEXTS = 300;

	private static final GuessRules GUESSES = new GuessRules(0, List.of(), List.of(), 0);

	private static final AccountRules RULES = new AccountRules(GUESSES, null);

	private static final SendClaim ACCOUNT = claim(SendScope.ACCOUNT, "account", "90/1h");

	private static final SendClaim PHONE = claim(SendScope.PHONE, "number", "80/10m");

	private static final SendClaim DAY = claim(SendScope.PHONE, "number", "70/24h");

	private static final SendClaim GLOBAL = claim(SendScope.GLOBAL, "all", "1000/1h");

	private final MovableClock clock = new MovableClock();

	private final CaffeineSmsOtpStore store = new CaffeineSmsOtpStore(this.clock);

	private final Instant now = this.clock.instant();

	@Test
	void reserveWhenOneAccountAsksManyTimesThenTheTightestWindowHoldsSnd12() throws Exception {
		List<SendClaim> claims = List.of(ACCOUNT, PHONE, DAY, GLOBAL);
		List<Instant> passed = race((thread, text) -> reserved("alice", claims, this.now.plusMillis(text)));
		assertThat(passed).hasSize(70);
		assertThat(room(claims.get(0), 90)).isEqualTo(20);
		assertThat(room(PHONE, 80)).isEqualTo(10);
		assertThat(room(DAY, 70)).isZero();
		assertThat(room(GLOBAL, 1_000)).isEqualTo(930);
	}

	@Test
	void giveBackWhenAllTextsAreGivenBackThenTheFullLimitFitsAgainSnd12() throws Exception {
		List<SendClaim> claims = List.of(GLOBAL, ACCOUNT, DAY, PHONE);
		List<Instant> passed = race((thread, text) -> reserved("alice", claims, this.now.plusMillis(text)));
		assertThat(passed).isNotEmpty().hasSizeLessThanOrEqualTo(70);
		passed.forEach((at) -> this.store.giveBack("alice", claims, at));
		assertThat(room(ACCOUNT, 90)).isEqualTo(90);
		assertThat(room(PHONE, 80)).isEqualTo(80);
		assertThat(room(DAY, 70)).isEqualTo(70);
		assertThat(room(GLOBAL, 1_000)).isEqualTo(1_000);
	}

	@Test
	void reserveWhenAccountsShareANumberThenTogetherNoMoreThanItsLimitSnd3Snd12() throws Exception {
		List<Instant> passed = race((thread, text) -> reserved("account" + thread,
				List.of(claim(SendScope.ACCOUNT, "account" + thread, "60/1h"), PHONE, DAY, GLOBAL),
				this.now.plusMillis(text)));
		assertThat(passed).hasSizeLessThanOrEqualTo(70);
		assertThat(room(DAY, 70)).isEqualTo(70 - passed.size());
		assertThat(room(GLOBAL, 1_000)).isEqualTo(1_000 - passed.size());
		int rooms = 0;
		for (int thread = 0; thread < THREADS; thread++) {
			rooms += room(claim(SendScope.ACCOUNT, "account" + thread, "60/1h"), 60);
		}
		assertThat(rooms).isEqualTo(THREADS * 60 - passed.size());
	}

	@Test
	void giveBackWhileOthersReserveThenNeverMoreAtOnceAndNothingIsLostSnd12() throws Exception {
		SendClaim many = claim(SendScope.GLOBAL, "all", "101/1h");
		SendClaim few = claim(SendScope.PHONE, "number", "5/1h");
		AtomicInteger held = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger passed = new AtomicInteger();
		List<SendClaim> claims = List.of(many, few);
		race((thread, text) -> {
			String account = "account" + thread;
			Instant at = this.now.plusMillis(text % 3);
			if (reserved(account, claims, at)) {
				passed.incrementAndGet();
				most.accumulateAndGet(held.incrementAndGet(), Math::max);
				Thread.onSpinWait();
				held.decrementAndGet();
				this.store.giveBack(account, claims, at);
			}
			return false;
		});
		assertThat(passed.get()).isGreaterThan(THREADS);
		assertThat(most.get()).isBetween(1, 5);
		assertThat(room(few, 5)).isEqualTo(5);
		assertThat(room(many, 101)).isEqualTo(101);
	}

	@Test
	void giveBackWhileOthersReserveThenThePaceOfTheAccountEndsAsItBeganSnd1() throws Exception {
		AccountRules cooldown = new AccountRules(GUESSES, Duration.ofSeconds(30));
		AtomicInteger held = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		race((thread, text) -> {
			if (this.store.reserve("alice", List.of(PHONE), cooldown, this.now).refusal() == null) {
				most.accumulateAndGet(held.incrementAndGet(), Math::max);
				held.decrementAndGet();
				this.store.giveBack("alice", List.of(PHONE), this.now);
			}
			return false;
		});
		assertThat(most.get()).isEqualTo(1);
		assertThat(this.store.view("alice", List.of(), this.now).state().pace()).isEqualTo(new SendPace(0, null, null));
		assertThat(room(PHONE, 80)).isEqualTo(80);
	}

	private boolean reserved(String account, List<SendClaim> claims, Instant at) {
		return this.store.reserve(account, claims, RULES, at).refusal() == null;
	}

	// fills the window, and so says how much room there was
	private int room(SendClaim claim, int atMost) {
		Instant at = this.now.plusMillis(TEXTS);
		int room = 0;
		while (room <= atMost && reserved("probe", List.of(claim), at)) {
			room++;
		}
		return room;
	}

	private List<Instant> race(Race race) throws Exception {
		CyclicBarrier start = new CyclicBarrier(THREADS);
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		List<Instant> passed = new ArrayList<>();
		try {
			List<Future<List<Instant>>> racers = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				racers.add(executor.submit(racer(race, start, thread)));
			}
			for (Future<List<Instant>> racer : racers) {
				passed.addAll(racer.get());
			}
		}
		finally {
			executor.shutdownNow();
		}
		return passed;
	}

	private Callable<List<Instant>> racer(Race race, CyclicBarrier start, int thread) {
		return () -> {
			List<Instant> passed = new ArrayList<>();
			start.await();
			for (int text = 0; text < TEXTS; text++) {
				if (race.passes(thread, text)) {
					passed.add(this.now.plusMillis(text));
				}
			}
			return passed;
		};
	}

	private static SendClaim claim(SendScope scope, String key, String limit) {
		return new SendClaim(scope, key, RateLimit.valueOf(limit), false);
	}

	/**
	 * One thread's attempt at one text.
	 */
	private interface Race {

		boolean passes(int thread, int text);

	}

}
