package io.github.smsotp.web;

import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that can be cut off.
 */
final class SwitchableStore implements SmsOtpStore {

	private final SmsOtpStore store;

	private volatile boolean down;

	private volatile boolean guessesDown;

	SwitchableStore(SmsOtpStore store) {
		this.store = store;
	}

	void setDown(boolean down) {
		this.down = down;
	}

	/**
	 * Cuts off guesses alone, as when the store comes back right after one.
	 */
	void setGuessesDown(boolean guessesDown) {
		this.guessesDown = guessesDown;
	}

	@Override
	public void issue(String account, IssuedCode code, GuessRules rules) {
		reach().issue(account, code, rules);
	}

	@Override
	public GuessResult guess(String account, Guess guess, GuessRules rules) {
		if (this.guessesDown) {
			throw new IllegalStateException("the store cannot be reached");
		}
		return reach().guess(account, guess, rules);
	}

	@Override
	public AccountState find(String account) {
		return reach().find(account);
	}

	@Override
	public @Nullable SendRefusal reserve(List<SendClaim> claims, Instant now) {
		return reach().reserve(claims, now);
	}

	@Override
	public void giveBack(List<SendClaim> claims, Instant reservedAt) {
		reach().giveBack(claims, reservedAt);
	}

	@Override
	public @Nullable SendRefusal peek(List<SendClaim> claims, Instant now) {
		return reach().peek(claims, now);
	}

	private SmsOtpStore reach() {
		if (this.down) {
			throw new IllegalStateException("the store cannot be reached");
		}
		return this.store;
	}

}
