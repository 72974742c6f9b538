package io.github.smsotp.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.smsotp.MovableClock;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does the same at random to two stores and compares all that can be seen of them. Time
 * stands still for the entries themselves; where it goes, it likes to go to the very end
 * of a lock, a code, a window or a cooldown.
 */
final class StoreComparison {

	private static final List<String> ACCOUNTS = List.of("alice", "bob");

	private static final List<String> IDS = List.of("a", "b;|,:", "c d", "\u00e4{}", "e");

	private static final List<SendClaim> CLAIMS = List.of(claim(SendScope.PHONE, "p", "3/10m"),
			claim(SendScope.PHONE, "p", "10/24h"), claim(SendScope.ACCOUNT, "a", "5/1h"),
			claim(SendScope.GLOBAL, "all", "105/1h"), claim(SendScope.NUMBER_RANGE, "r", "101/1m"),
			claim(SendScope.CLIENT, "c", "100/7s"));

	private final SmsOtpStore expected = new CaffeineSmsOtpStore(new MovableClock());

	private final List<Reserved> reserved = new ArrayList<>();

	private final TreeSet<Instant> ends = new TreeSet<>();

	private final Set<String> seen = new TreeSet<>();

	private final SmsOtpStore actual;

	private final RedisConnectionFactory connections;

	private final Random random;

	private final AccountRules rules;

	private final List<SendClaim> claims;

	private Instant now = RedisSmsOtpStoreFixture.NOW;

	StoreComparison(SmsOtpStore actual, RedisConnectionFactory connections, long seed) {
		this.actual = actual;
		this.connections = connections;
		this.random = new Random(seed);
		this.rules = rules((int) seed);
		// narrow windows keep wide ones from filling
		this.claims = CLAIMS.subList((seed % 2 == 0) ? 0 : (seed % 4 == 1) ? 3 : 4, CLAIMS.size());
	}

	/**
	 * Takes random steps.
	 * @return the names of all outcomes and refusals that there were
	 */
	Set<String> run(int steps) {
		for (int i = 0; i < steps; i++) {
			move();
			step();
			ACCOUNTS.forEach(this::compareViews);
		}
		return this.seen;
	}

	private void step() {
		switch (this.random.nextInt(10)) {
			case 0, 1 -> reserve(any(ACCOUNTS));
			case 2 -> burst();
			case 3 -> giveBack();
			case 4, 5 -> issue();
			case 6 -> change();
			default -> guess();
		}
	}

	private void reserve(String account) {
		List<SendClaim> some = this.claims.stream().filter((claim) -> this.random.nextInt(4) > 0).toList();
		SendReservation reservation = both((store) -> store.reserve(account, some, this.rules, this.now));
		if (reservation.refusal() == null) {
			this.reserved.add(new Reserved(account, some, this.now));
			compareKeeping(account, this.now);
		}
		else {
			this.seen.add(reservation.refusal().scope().name());
			end(reservation.refusal().until());
		}
	}

	private void burst() {
		// of somebody whom no wrong code locks
		int texts = (this.claims.size() < CLAIMS.size() && this.random.nextInt(4) == 0) ? 200 : 5;
		for (int i = 0; i < texts; i++) {
			reserve("carol");
			this.now = this.now.plusMillis(this.random.nextInt(20));
		}
	}

	private void giveBack() {
		if (!this.reserved.isEmpty()) {
			Reserved last = this.reserved.remove(Math.max(0, this.reserved.size() - 1 - this.random.nextInt(5)));
			both((store) -> {
				store.giveBack(last.account(), last.claims(), last.at());
				return "";
			});
		}
	}

	private void issue() {
		String account = any(ACCOUNTS);
		Instant at = at();
		IssuedCode code = new IssuedCode(any(IDS), mac(), at, at.plusSeconds(1 + this.random.nextInt(300)),
				1 + this.random.nextInt(6));
		this.ends.add(code.expiresAt());
		both((store) -> {
			store.issue(account, code, this.rules);
			return "";
		});
		compareKeeping(account, at);
	}

	private void guess() {
		String account = any(ACCOUNTS);
		boolean bypass = this.random.nextInt(8) == 0;
		List<CodeMac> macs = (this.random.nextInt(3) == 0) ? List.of(mac(), mac()) : List.of(mac());
		Guess guess = new Guess(bypass ? null : any(IDS), macs, at());
		GuessResult result = both((store) -> store.guess(account, guess, this.rules));
		this.seen.add(result.outcome().name());
		end(result.lockedUntil());
		compareKeeping(account, guess.at());
	}

	private void change() {
		String account = any(ACCOUNTS);
		Instant at = at();
		AccountChange.Kind kind = any(List.of(AccountChange.Kind.values()));
		Instant until = at.plusSeconds(this.random.nextInt(600));
		AccountChange change = switch (kind) {
			case ALLOW_BYPASS -> AccountChange.allow(new BypassCode(mac(), until));
			case INVITE -> AccountChange.invite(until);
			default -> AccountChange.of(kind);
		};
		both((store) -> {
			store.change(account, change, this.rules, at);
			return "";
		});
		compareKeeping(account, at);
	}

	private void end(@Nullable Instant end) {
		if (end != null) {
			this.ends.add(end);
		}
	}

	// the clocks of nodes differ
	private Instant at() {
		return (this.random.nextInt(10) == 0) ? this.now.minusMillis(this.random.nextInt(30_000)) : this.now;
	}

	private void move() {
		Instant end = this.ends.higher(this.now);
		this.now = switch (this.random.nextInt(8)) {
			case 0 -> this.now.plusMillis(1);
			case 1 -> this.now.plusMillis(this.random.nextInt(60_000));
			case 2, 3 -> (end != null) ? end.plusMillis(this.random.nextInt(3) - 1L) : this.now;
			case 4 -> this.now.plus(Duration.ofHours((this.random.nextInt(20) == 0) ? this.random.nextInt(80) : 0));
			default -> this.now;
		};
	}

	private <T> T both(Function<SmsOtpStore, T> call) {
		T result = call.apply(this.expected);
		assertThat(call.apply(this.actual)).isEqualTo(result);
		return result;
	}

	private void compareViews(String account) {
		AccountView view = this.expected.view(account, CLAIMS, this.now);
		assertThat(this.actual.view(account, CLAIMS, this.now)).usingRecursiveComparison().isEqualTo(view);
	}

	private void compareKeeping(String account, Instant at) {
		AccountState state = this.expected.view(account, List.of(), at).state();
		long keep = state.keepFor(this.rules, at).toMillis();
		long left = EmbeddedRedis.timeToLive(this.connections, "test:account:{" + account + "}");
		if (keep > 0) {
			assertThat(left).isBetween(keep + 50_000, keep + 60_000);
		}
		else {
			assertThat(left).isEqualTo(-2);
		}
	}

	private CodeMac mac() {
		return RedisSmsOtpStoreFixture.mac(any(List.of("2026-11", "k|;")), this.random.nextInt(3));
	}

	private <T> T any(List<T> items) {
		return items.get(this.random.nextInt(items.size()));
	}

	private static AccountRules rules(int seed) {
		List<Duration> locks = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMillis(900_001));
		List<RateLimit> rolling = List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("40/2d"));
		Duration cooldown = (seed % 3 == 0) ? null : Duration.ofSeconds((seed % 3 == 1) ? 1 : 30);
		return switch (seed % 4) {
			case 0 -> new AccountRules(new GuessRules(0, List.of(), List.of(), 0), cooldown);
			case 1 -> new AccountRules(new GuessRules(5, locks, rolling, 50), cooldown);
			case 2 -> new AccountRules(new GuessRules(3, locks, List.of(), 8), cooldown);
			default -> new AccountRules(new GuessRules(0, List.of(), rolling, 0), cooldown);
		};
	}

	private static SendClaim claim(SendScope scope, String key, String limit) {
		return new SendClaim(scope, key, RateLimit.valueOf(limit), false);
	}

	/**
	 * A text that is counted.
	 */
	private record Reserved(String account, List<SendClaim> claims, Instant at) {
	}

}
