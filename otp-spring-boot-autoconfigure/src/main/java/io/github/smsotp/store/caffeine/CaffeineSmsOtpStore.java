package io.github.smsotp.store.caffeine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import io.github.smsotp.store.SlidingWindow;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A {@link SmsOtpStore} in the memory of one process. Every change of an entry is one
 * {@code compute}; what one window refuses is given back to the others. Entries go when
 * their time is over and never by size, since an evicted ledger would be a refilled one.
 * Safe for use by several threads; other nodes do not see it, and a restart forgets it.
 */
public final class CaffeineSmsOtpStore implements SmsOtpStore {

	private final Cache<String, Entry<AccountState>> accounts;

	private final Cache<String, Entry<SlidingWindow>> windows;

	/**
	 * Creates an empty store.
	 * @param clock the clock that entries expire by
	 */
	public CaffeineSmsOtpStore(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		Instant start = clock.instant();
		Ticker ticker = () -> Duration.between(start, clock.instant()).toNanos();
		this.accounts = cache(ticker);
		this.windows = cache(ticker);
	}

	@Override
	public boolean isShared() {
		return false;
	}

	@Override
	public SendReservation reserve(String account, List<SendClaim> claims, AccountRules rules, Instant now) {
		SendRefusal refusal = take(account, rules, now);
		if (refusal != null) {
			return new SendReservation(SendRefusal.both(refusal, look(claims, now)), Set.of());
		}
		List<SendClaim> taken = new ArrayList<>();
		Set<SendScope> nearlyFull = EnumSet.noneOf(SendScope.class);
		for (SendClaim claim : claims) {
			refusal = take(claim, now, nearlyFull);
			if (refusal != null) {
				giveBack(account, taken, now);
				return new SendReservation(SendRefusal.both(refusal, look(claims, now)), nearlyFull);
			}
			taken.add(claim);
		}
		return new SendReservation(null, nearlyFull);
	}

	@Override
	public void giveBack(String account, List<SendClaim> claims, Instant reservedAt) {
		this.accounts.asMap().computeIfPresent(account, (key, entry) -> {
			AccountState after = entry.value().giveBack(reservedAt);
			return after.equals(AccountState.EMPTY) ? null : entry.with(after);
		});
		for (SendClaim claim : claims) {
			this.windows.asMap().computeIfPresent(claim.window(), (key, entry) -> {
				SlidingWindow after = entry.value().without(claim.limit(), reservedAt);
				return after.isEmpty() ? null : entry.with(after);
			});
		}
	}

	@Override
	public void issue(String account, IssuedCode code, AccountRules rules) {
		update(account, rules, code.issuedAt(), (state) -> state.issue(code));
	}

	@Override
	public GuessResult guess(String account, Guess guess, AccountRules rules) {
		GuessResult[] result = new GuessResult[1];
		update(account, rules, guess.at(), (state) -> {
			AccountState.Guessed guessed = state.guess(guess, rules.guesses());
			result[0] = guessed.result();
			return guessed.state();
		});
		return result[0];
	}

	@Override
	public AccountView view(String account, List<SendClaim> claims, Instant now) {
		return new AccountView(state(this.accounts.getIfPresent(account)), look(claims, now));
	}

	@Override
	public void change(String account, AccountChange change, AccountRules rules, Instant now) {
		update(account, rules, now, (state) -> state.apply(change, now));
	}

	private void update(String account, AccountRules rules, Instant now, UnaryOperator<AccountState> step) {
		this.accounts.asMap().compute(account, (key, entry) -> {
			AccountState after = step.apply(state(entry));
			Duration keep = after.keepFor(rules, now);
			return (keep.compareTo(Duration.ZERO) > 0) ? new Entry<>(after, keep) : null;
		});
	}

	private @Nullable SendRefusal take(String account, AccountRules rules, Instant now) {
		AtomicReference<@Nullable SendRefusal> refusal = new AtomicReference<>();
		update(account, rules, now, (state) -> {
			refusal.set(state.refusal(rules, now));
			return (refusal.get() == null) ? state.reserve(rules, now) : state;
		});
		return refusal.get();
	}

	private @Nullable SendRefusal take(SendClaim claim, Instant now, Set<SendScope> nearlyFull) {
		AtomicReference<@Nullable SendRefusal> refusal = new AtomicReference<>();
		this.windows.asMap().compute(claim.window(), (key, entry) -> {
			SlidingWindow counted = window(entry);
			refusal.set(claim.refusal(counted, now));
			SlidingWindow after = (refusal.get() == null) ? counted.with(claim.limit(), now) : counted;
			if (claim.isNearlyFull(after, now)) {
				nearlyFull.add(claim.scope());
			}
			return (after != counted) ? new Entry<>(after, claim.limit().keepFor()) : entry;
		});
		return refusal.get();
	}

	private @Nullable SendRefusal look(List<SendClaim> claims, Instant now) {
		SendRefusal refusal = null;
		for (SendClaim claim : claims) {
			SlidingWindow counted = window(this.windows.getIfPresent(claim.window()));
			refusal = SendRefusal.both(refusal, claim.refusal(counted, now));
		}
		return refusal;
	}

	private static AccountState state(@Nullable Entry<AccountState> entry) {
		return (entry != null) ? entry.value() : AccountState.EMPTY;
	}

	private static SlidingWindow window(@Nullable Entry<SlidingWindow> entry) {
		return (entry != null) ? entry.value() : SlidingWindow.EMPTY;
	}

	private static <V> Cache<String, Entry<V>> cache(Ticker ticker) {
		return Caffeine.newBuilder()
			.ticker(ticker)
			.expireAfter(Expiry.<String, Entry<V>>writing((key, entry) -> entry.keep()))
			.build();
	}

	/**
	 * A value and how long it is to be kept from its last change on.
	 */
	private record Entry<V>(V value, Duration keep) {

		Entry<V> with(V other) {
			return new Entry<>(other, this.keep);
		}

	}

}
