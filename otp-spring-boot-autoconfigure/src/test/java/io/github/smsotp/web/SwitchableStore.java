package io.github.smsotp.web;

import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SmsOtpStore;

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
	public SendReservation reserve(String account, List<SendClaim> claims, AccountRules rules, Instant now) {
		return reach().reserve(account, claims, rules, now);
	}

	@Override
	public void giveBack(String account, List<SendClaim> claims, Instant reservedAt) {
		reach().giveBack(account, claims, reservedAt);
	}

	@Override
	public void issue(String account, IssuedCode code, AccountRules rules) {
		reach().issue(account, code, rules);
	}

	@Override
	public GuessResult guess(String account, Guess guess, AccountRules rules) {
		if (this.guessesDown) {
			throw new IllegalStateException("the store cannot be reached");
		}
		return reach().guess(account, guess, rules);
	}

	@Override
	public AccountView view(String account, List<SendClaim> claims, Instant now) {
		return reach().view(account, claims, now);
	}

	@Override
	public void change(String account, AccountChange change, AccountRules rules, Instant now) {
		reach().change(account, change, rules, now);
	}

	private SmsOtpStore reach() {
		if (this.down) {
			throw new IllegalStateException("the store cannot be reached");
		}
		return this.store;
	}

}
