package io.github.smsotp;

import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SmsOtpStore;

/**
 * The accounts of the store under the rules in force. Callers name an account, and the
 * store learns no more than its hash.
 */
final class Accounts {

	private static final AccountRules NO_RULES = new AccountRules(new GuessRules(0, List.of(), List.of(), 0), null);

	private final SmsOtpStore store;

	private final StoreIndex index;

	private final AccountRules rules;

	Accounts(SmsOtpStore store, StoreIndex index, AccountRules rules) {
		this.store = store;
		this.index = index;
		this.rules = rules;
	}

	AccountRules rules() {
		return this.rules;
	}

	SendReservation reserve(String account, List<SendClaim> claims, Instant now) {
		return this.store.reserve(this.index.account(account), claims, this.rules, now);
	}

	void giveBack(String account, List<SendClaim> claims, Instant reservedAt) {
		this.store.giveBack(this.index.account(account), claims, reservedAt);
	}

	// beside the account's aggregate, whose lock and pace would keep the text back
	SendReservation reserveNotice(String account, List<SendClaim> claims, Instant now) {
		return this.store.reserve(this.index.notice(account), claims, NO_RULES, now);
	}

	void giveBackNotice(String account, List<SendClaim> claims, Instant reservedAt) {
		this.store.giveBack(this.index.notice(account), claims, reservedAt);
	}

	void issue(String account, IssuedCode code) {
		this.store.issue(this.index.account(account), code, this.rules);
	}

	GuessResult guess(String account, Guess guess) {
		return this.store.guess(this.index.account(account), guess, this.rules);
	}

	AccountView view(String account, List<SendClaim> claims, Instant now) {
		return this.store.view(this.index.account(account), claims, now);
	}

	AccountState state(String account, Instant now) {
		return view(account, List.of(), now).state();
	}

	void change(String account, AccountChange change, Instant now) {
		this.store.change(this.index.account(account), change, this.rules, now);
	}

}
