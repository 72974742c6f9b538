package io.github.smsotp.store;

import java.time.Instant;
import java.util.List;

/**
 * Shared, expiring state in atomic operations: one aggregate per account, and send
 * windows. A bean of this type in the application wins over every store that properties
 * select. Accounts and keys arrive hashed. Implementations must be safe for use by
 * several threads, and by several nodes where the state is shared. Time comes with each
 * call; a store's own expiry is an upper bound on top.
 * <p>
 * Every method throws a {@link RuntimeException} if the state cannot be reached; the
 * caller then lets nobody in and sends nothing.
 */
public interface SmsOtpStore {

	/**
	 * Whether other processes may share the state, so that a key of this process alone
	 * would not do.
	 * @return {@code true} unless the state never leaves this process
	 */
	default boolean isShared() {
		return true;
	}

	/**
	 * Counts a text in the account's aggregate and in all windows, or nowhere. Aggregate
	 * and windows are atomic in themselves; what some of them have counted is given back
	 * when another one refuses, and never what they have not counted. Until then a text
	 * that is asked for at the same moment may find them fuller than they are, never
	 * emptier.
	 * @param account the hashed account
	 * @param claims the windows
	 * @param rules the rules in force, as {@link AccountState#refusal} and
	 * {@link AccountState#reserve} apply them
	 * @param now the time under which the text is counted
	 * @return whether it is counted and may go out
	 */
	SendReservation reserve(String account, List<SendClaim> claims, AccountRules rules, Instant now);

	/**
	 * Gives a text back.
	 * @param account the hashed account, whose pace no longer counts the text
	 * @param claims the windows that no longer count it
	 * @param reservedAt the time under which it was counted
	 */
	void giveBack(String account, List<SendClaim> claims, Instant reservedAt);

	/**
	 * Puts a code into an account's aggregate, as {@link AccountState#issue} says.
	 * @param account the hashed account
	 * @param code the code
	 * @param rules the rules in force
	 */
	void issue(String account, IssuedCode code, AccountRules rules);

	/**
	 * Takes a guess in one atomic step, as {@link AccountState#guess} says.
	 * @param account the hashed account
	 * @param guess the guess
	 * @param rules the rules in force
	 * @return what became of it
	 */
	GuessResult guess(String account, Guess guess, AccountRules rules);

	/**
	 * Reads an account's aggregate, and whether a text could go out, to show it. Counts
	 * nothing; nothing may be decided on what it returns.
	 * @param account the hashed account
	 * @param claims the windows to look at
	 * @param now the current time
	 * @return how the account stands
	 */
	AccountView view(String account, List<SendClaim> claims, Instant now);

	/**
	 * Changes an account's aggregate in one atomic step, as {@link AccountState#apply}
	 * says.
	 * @param account the hashed account
	 * @param change what to do
	 * @param rules the rules in force
	 * @param now the current time
	 */
	void change(String account, AccountChange change, AccountRules rules, Instant now);

}
