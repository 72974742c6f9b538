package io.github.smsotp.test;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

/**
 * The rules of {@link AccountState} and {@link SlidingWindow} as they stand, for one
 * thread and without end, to hold other stores against.
 */
final class ReferenceSmsOtpStore implements SmsOtpStore {

	private final Map<String, AccountState> accounts = new HashMap<>();

	private final Map<String, SlidingWindow> windows = new HashMap<>();

	/**
	 * Refuses as a store does that looks at everything before it counts anything. Of a
	 * refusal, {@code nearlyFull} names what would be.
	 */
	@Override
	public SendReservation reserve(String account, List<SendClaim> claims, AccountRules rules, Instant now) {
		SendRefusal refusal = SendRefusal.both(state(account).refusal(rules, now), look(claims, now));
		Set<SendScope> nearlyFull = EnumSet.noneOf(SendScope.class);
		for (SendClaim claim : claims) {
			SlidingWindow after = window(claim).with(claim.limit(), now);
			if (claim.isNearlyFull(after, now)) {
				nearlyFull.add(claim.scope());
			}
			if (refusal == null) {
				this.windows.put(claim.window(), after);
			}
		}
		if (refusal == null) {
			put(account, state(account).reserve(rules, now));
		}
		return new SendReservation(refusal, nearlyFull);
	}

	@Override
	public void giveBack(String account, List<SendClaim> claims, Instant reservedAt) {
		put(account, state(account).giveBack(reservedAt));
		for (SendClaim claim : claims) {
			this.windows.put(claim.window(), window(claim).without(claim.limit(), reservedAt));
		}
	}

	@Override
	public void issue(String account, IssuedCode code, AccountRules rules) {
		put(account, state(account).issue(code));
	}

	@Override
	public GuessResult guess(String account, Guess guess, AccountRules rules) {
		AccountState.Guessed guessed = state(account).guess(guess, rules.guesses());
		put(account, guessed.state());
		return guessed.result();
	}

	@Override
	public AccountView view(String account, List<SendClaim> claims, Instant now) {
		return new AccountView(state(account), look(claims, now));
	}

	@Override
	public void change(String account, AccountChange change, AccountRules rules, Instant now) {
		put(account, state(account).apply(change, now));
	}

	AccountState state(String account) {
		return this.accounts.getOrDefault(account, AccountState.EMPTY);
	}

	void put(String account, AccountState state) {
		this.accounts.put(account, state);
	}

	SlidingWindow window(SendClaim claim) {
		return this.windows.getOrDefault(claim.window(), SlidingWindow.EMPTY);
	}

	private @Nullable SendRefusal look(List<SendClaim> claims, Instant now) {
		SendRefusal refusal = null;
		for (SendClaim claim : claims) {
			refusal = SendRefusal.both(refusal, claim.refusal(window(claim), now));
		}
		return refusal;
	}

}
