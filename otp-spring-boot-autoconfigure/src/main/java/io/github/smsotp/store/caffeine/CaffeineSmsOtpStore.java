package io.github.smsotp.store.caffeine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SlidingWindow;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A {@link SmsOtpStore} in the memory of one process. Every operation is one
 * {@code compute} on one entry. Entries go when their time is over and never by size,
 * since an evicted ledger would be a refilled one. Safe for use by several threads; other
 * nodes do not see it, and a restart forgets it.
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
	public void issue(String account, IssuedCode code, GuessRules rules) {
		this.accounts.asMap().compute(account, (key, entry) -> {
			AccountState issued = state(entry).issue(code);
			return new Entry<>(issued, issued.keepFor(rules, code.issuedAt()));
		});
	}

	@Override
	public GuessResult guess(String account, Guess guess, GuessRules rules) {
		GuessResult[] result = new GuessResult[1];
		this.accounts.asMap().compute(account, (key, entry) -> {
			AccountState.Guessed guessed = state(entry).guess(guess, rules);
			result[0] = guessed.result();
			Duration keep = guessed.state().keepFor(rules, guess.at());
			return (keep.compareTo(Duration.ZERO) > 0) ? new Entry<>(guessed.state(), keep) : null;
		});
		return result[0];
	}

	@Override
	public AccountState find(String account) {
		return state(this.accounts.getIfPresent(account));
	}

	@Override
	public @Nullable SendRefusal reserve(List<SendClaim> claims, Instant now) {
		SendRefusal refusal = null;
		List<SendClaim> taken = new ArrayList<>();
		for (SendClaim claim : claims) {
			if (refusal != null) {
				refusal = SendRefusal.longer(refusal, look(claim, now));
				continue;
			}
			refusal = take(claim, now);
			if (refusal == null) {
				taken.add(claim);
			}
		}
		if (refusal != null) {
			giveBack(taken, now);
		}
		return refusal;
	}

	@Override
	public void giveBack(List<SendClaim> claims, Instant reservedAt) {
		for (SendClaim claim : claims) {
			this.windows.asMap()
				.computeIfPresent(claim.window(),
						(key, entry) -> new Entry<>(entry.value().without(reservedAt), entry.keep()));
		}
	}

	@Override
	public @Nullable SendRefusal peek(List<SendClaim> claims, Instant now) {
		SendRefusal refusal = null;
		for (SendClaim claim : claims) {
			refusal = SendRefusal.longer(refusal, look(claim, now));
		}
		return refusal;
	}

	private @Nullable SendRefusal look(SendClaim claim, Instant now) {
		return refusal(claim, window(this.windows.getIfPresent(claim.window())), now);
	}

	private @Nullable SendRefusal take(SendClaim claim, Instant now) {
		SendRefusal[] refusal = new SendRefusal[1];
		this.windows.asMap().compute(claim.window(), (key, entry) -> {
			refusal[0] = refusal(claim, window(entry), now);
			if (refusal[0] != null) {
				return entry;
			}
			Duration keep = claim.longestWindow();
			return new Entry<>(window(entry).with(now, keep), keep);
		});
		return refusal[0];
	}

	private static @Nullable SendRefusal refusal(SendClaim claim, SlidingWindow window, Instant now) {
		Instant until = window.fullUntil(claim.limits(), now);
		return (until != null) ? new SendRefusal(claim.scope(), until) : null;
	}

	private static AccountState state(@Nullable Entry<AccountState> entry) {
		return (entry != null) ? entry.value() : AccountState.EMPTY;
	}

	private static SlidingWindow window(@Nullable Entry<SlidingWindow> entry) {
		return (entry != null) ? entry.value() : SlidingWindow.of();
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
	}

}
