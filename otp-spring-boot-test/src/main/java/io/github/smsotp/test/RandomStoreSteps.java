package io.github.smsotp.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.Challenge;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes random steps with a store and with the {@link ReferenceSmsOtpStore}, and compares
 * what they come to.
 */
final class RandomStoreSteps {

	// a server's clock goes on while the one of the steps may stand still
	private static final Duration FLEETING = Duration.ofMinutes(1);

	private final SmsOtpStoreFixture fixture;

	private final AccountRules rules;

	private final boolean apart;

	private final String seed;

	private final Random random;

	private final ReferenceSmsOtpStore reference = new ReferenceSmsOtpStore();

	private final List<String> accounts = List.of(SmsOtpStoreFixture.hashed(), SmsOtpStoreFixture.hashed());

	private final List<SendClaim> claims;

	private final List<Reservation> reservations = new ArrayList<>();

	private Instant now;

	private int codes;

	RandomStoreSteps(SmsOtpStoreFixture fixture, AccountRules rules, long seed, boolean apart) {
		this.fixture = fixture;
		this.rules = rules;
		this.seed = "seed " + seed;
		this.random = new Random(seed);
		this.apart = apart;
		this.now = fixture.start;
		String key = SmsOtpStoreFixture.hashed();
		this.claims = List.of(SmsOtpStoreFixture.claim(SendScope.ACCOUNT, this.accounts.get(0), "6/1h"),
				SmsOtpStoreFixture.claim(SendScope.PHONE, key, "3/10m"),
				SmsOtpStoreFixture.claim(SendScope.PHONE, key, "10/24h"),
				SmsOtpStoreFixture.claim(SendScope.GLOBAL, key, "120/1h"));
	}

	void run(int steps) {
		for (int step = 0; step < steps; step++) {
			String account = any(this.accounts);
			Duration wait = nextWait(account);
			this.now = this.now.plus(wait);
			if (!this.apart) {
				this.fixture.passTime(wait);
			}
			Instant at = (this.apart && chance(25)) ? earlier(account, Duration.ofSeconds(30)) : this.now;
			String name = this.seed + ", step " + step + " at " + at;
			step(name, account, at);
			assertThat(standing(this.fixture.store().view(account, this.claims, at), at)).as(name)
				.isEqualTo(standing(this.reference.view(account, this.claims, at), at));
		}
	}

	private void step(String name, String account, Instant at) {
		switch (this.random.nextInt(24)) {
			case 0, 1, 2, 3 -> reserve(name + ", reserve", account, at);
			case 4 -> fill(name + ", reserve for many accounts", at);
			case 5 -> giveBack(account, at);
			case 6, 7, 8, 9, 10 -> {
				IssuedCode code = code(account, at);
				take(name + ", " + code, account, code.issuedAt(), (store) -> {
					store.issue(account, code, this.rules);
					return true;
				});
			}
			case 11 -> {
				AccountChange change = nextChange(account, at);
				take(name + ", " + change.kind(), account, at, (store) -> {
					store.change(account, change, this.rules, at);
					return true;
				});
			}
			default -> {
				Guess guess = nextGuess(account, at);
				take(name + ", " + guess + guess.challengeId(), account, at,
						(store) -> store.guess(account, guess, this.rules));
			}
		}
	}

	private void reserve(String name, String account, Instant at) {
		List<SendClaim> some = this.claims.stream().filter((claim) -> chance(60)).toList();
		AccountState before = this.reference.state(account);
		SendReservation expected = this.reference.reserve(account, some, this.rules, at);
		SendReservation actual = this.fixture.store().reserve(account, some, this.rules, at);
		assertReserved(name, actual, expected);
		if (expected.refusal() == null) {
			this.reservations.add(new Reservation(account, some, at));
		}
		else if (before.refusal(this.rules, at) == null
				&& !this.fixture.store().view(account, some, at).state().pace().equals(before.pace())) {
			// counted and given back, which forgets the text before the last one
			this.reference.put(account, before.reserve(this.rules, at).giveBack(at));
		}
	}

	// what a refused text makes of other windows depends on how many were asked
	private void assertReserved(String name, SendReservation actual, SendReservation expected) {
		assertThat(actual.refusal()).as(name).isEqualTo(expected.refusal());
		if (expected.refusal() == null) {
			assertThat(actual).as(name).isEqualTo(expected);
		}
		else {
			assertThat(expected.nearlyFull()).as(name).containsAll(actual.nearlyFull());
		}
	}

	private void fill(String name, Instant at) {
		List<SendClaim> one = List.of(this.claims.get(3));
		for (int i = this.random.nextInt(60); i > 0; i--) {
			String other = SmsOtpStoreFixture.hashed();
			SendReservation expected = this.reference.reserve(other, one, this.rules, at);
			assertReserved(name, this.fixture.store().reserve(other, one, this.rules, at), expected);
			if (expected.refusal() == null && chance(20)) {
				this.reservations.add(new Reservation(other, one, at));
			}
		}
	}

	private void giveBack(String account, Instant at) {
		Reservation one = (this.reservations.isEmpty() || chance(10)) ? new Reservation(account, this.claims, at)
				: this.reservations.get(this.random.nextInt(this.reservations.size()));
		if (chance(80)) {
			this.reservations.remove(one);
		}
		this.reference.giveBack(one.account(), one.claims(), one.at());
		this.fixture.store().giveBack(one.account(), one.claims(), one.at());
	}

	private void take(String name, String account, Instant at, Function<SmsOtpStore, Object> step) {
		if (isFleeting(account, at, step)) {
			AccountChange stay = AccountChange.invite(at.plus(FLEETING.multipliedBy(10)));
			this.reference.change(account, stay, this.rules, at);
			this.fixture.store().change(account, stay, this.rules, at);
		}
		if (!isFleeting(account, at, step)) {
			assertThat(step.apply(this.fixture.store())).as(name).isEqualTo(step.apply(this.reference));
		}
	}

	private boolean isFleeting(String account, Instant at, Function<SmsOtpStore, Object> step) {
		ReferenceSmsOtpStore trial = new ReferenceSmsOtpStore();
		trial.put(account, this.reference.state(account));
		step.apply(trial);
		Duration keep = trial.state(account).keepFor(this.rules, at);
		return keep.compareTo(Duration.ZERO) > 0 && keep.compareTo(FLEETING) < 0;
	}

	private IssuedCode code(String account, Instant at) {
		Instant issuedAt = chance(20) ? earlier(account, Duration.ofSeconds(5)) : at;
		Duration ttl = Duration.ofMinutes(2 + this.random.nextInt(4));
		return new IssuedCode("c" + this.random.nextInt(4), SmsOtpStoreFixture.mac(++this.codes), issuedAt,
				issuedAt.plus(ttl), 1 + this.random.nextInt(5));
	}

	private AccountChange nextChange(String account, Instant at) {
		if (this.reference.state(account).ledger().isDisabled(this.rules.guesses())) {
			return AccountChange.of(AccountChange.Kind.UNLOCK);
		}
		AccountChange.Kind kind = chance(50) ? any(List.of(AccountChange.Kind.values()))
				: AccountChange.Kind.ALLOW_BYPASS;
		Instant until = at.plusSeconds(120 + this.random.nextInt(600));
		return switch (kind) {
			case ALLOW_BYPASS -> AccountChange.allow(new BypassCode(SmsOtpStoreFixture.mac(++this.codes), until));
			case INVITE -> AccountChange.invite(until);
			default -> AccountChange.of(kind);
		};
	}

	private Guess nextGuess(String account, Instant at) {
		AccountState state = this.reference.state(account);
		BypassCode bypass = state.bypass();
		CodeMac wrong = SmsOtpStoreFixture.mac(-1);
		if (chance((bypass != null) ? 20 : 5)) {
			return new Guess(null, List.of((bypass != null && chance(50)) ? bypass.mac() : wrong), at);
		}
		List<Challenge> known = chance(90)
				? state.challenges().stream().filter((one) -> at.isBefore(one.expiresAt())).toList()
				: state.challenges();
		if (known.isEmpty()) {
			return new Guess("c" + this.random.nextInt(4), List.of(wrong), at);
		}
		Challenge challenge = any(known);
		CodeMac other = new CodeMac("other", challenge.mac().value());
		List<CodeMac> macs = switch (this.random.nextInt(20)) {
			case 0 -> List.of(challenge.mac());
			case 1 -> List.of(other, challenge.mac());
			case 2, 3, 4, 5 -> challenge.replaced();
			case 6 -> List.of(any(known).mac());
			case 7 -> List.of(other);
			default -> List.of(wrong);
		};
		return new Guess(challenge.id(), macs, at);
	}

	private Duration nextWait(String account) {
		int percent = this.random.nextInt(100);
		if (percent < 55) {
			return Duration.ofMillis(this.random.nextInt(2));
		}
		if (percent < 80) {
			return Duration.ofMillis(this.random.nextInt(20_000));
		}
		if (percent < 95) {
			List<Instant> ends = ends(account).filter((end) -> end.isAfter(this.now)).sorted().toList();
			return ends.isEmpty() ? Duration.ZERO : Duration.between(this.now, chance(80) ? ends.get(0) : any(ends))
				.minusMillis(this.random.nextInt(2));
		}
		return Duration.ofMinutes((percent < 99) ? this.random.nextInt(20) : this.random.nextInt(1_000));
	}

	private Stream<Instant> ends(String account) {
		AccountState state = this.reference.state(account);
		Stream<@Nullable Instant> ends = Stream.of(state.ledger().lockedUntil(this.rules.guesses(), this.now),
				state.pace().waitUntil(SmsOtpStoreFixture.COOLDOWN, this.now), state.invitedUntil(),
				(state.bypass() != null) ? state.bypass().expiresAt() : null);
		Stream<@Nullable Instant> windows = this.claims.stream()
			.map((claim) -> this.reference.window(claim).fullUntil(claim.limit(), this.now));
		return Stream.of(ends, windows, state.challenges().stream().map(Challenge::expiresAt))
			.flatMap(Function.identity())
			.mapMulti((end, all) -> {
				if (end != null) {
					all.accept(end);
				}
			});
	}

	// the time of a node that is behind, unless something has ended in between: it does
	// not matter when a store forgets that
	private Instant earlier(String account, Duration behind) {
		Instant earlier = this.now.minus(behind);
		Set<Object> standings = new HashSet<>();
		for (Instant time : List.of(this.now, earlier)) {
			standings
				.add(List.of(AccountStanding.of(this.reference.state(account), this.rules, time), this.claims.stream()
					.map((claim) -> AccountStanding.times(this.reference.window(claim), claim.limit().window(), time))
					.toList()));
		}
		return (standings.size() == 1) ? earlier : this.now;
	}

	private List<@Nullable Object> standing(AccountView view, Instant at) {
		return Arrays.asList(AccountStanding.of(view.state(), this.rules, at), view.windows());
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/**
	 * A text that was counted.
	 */
	private record Reservation(String account, List<SendClaim> claims, Instant at) {
	}

}
