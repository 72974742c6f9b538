package io.github.smsotp.store;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

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
	 * Puts a code into an account's aggregate, as {@link AccountState#issue(IssuedCode)}
	 * says.
	 * @param account the hashed account
	 * @param code the code
	 * @param rules the guess rules in force
	 */
	void issue(String account, IssuedCode code, GuessRules rules);

	/**
	 * Takes a guess in one atomic step, as {@link AccountState#guess(Guess, GuessRules)}
	 * says.
	 * @param account the hashed account
	 * @param guess the guess
	 * @param rules the guess rules in force
	 * @return what became of it
	 */
	GuessResult guess(String account, Guess guess, GuessRules rules);

	/**
	 * Reads an account's aggregate, to show it. Nothing may be decided on what it
	 * returns.
	 * @param account the hashed account
	 * @return the aggregate, {@link AccountState#EMPTY empty} if nothing is known
	 */
	AccountState find(String account);

	/**
	 * Counts a text in all windows, or in none. Each window is atomic in itself.
	 * @param claims the windows
	 * @param now the time under which the text is counted
	 * @return the refusal, {@code null} if the text is counted and may go out
	 */
	@Nullable SendRefusal reserve(List<SendClaim> claims, Instant now);

	/**
	 * Gives a text back that did not go out.
	 * @param claims the windows that had counted it
	 * @param reservedAt the time under which it was counted
	 */
	void giveBack(List<SendClaim> claims, Instant reservedAt);

	/**
	 * Looks whether a text could go out, to show it, and counts nothing.
	 * @param claims the windows
	 * @param now the current time
	 * @return the refusal, {@code null} if a text could go out
	 */
	@Nullable SendRefusal peek(List<SendClaim> claims, Instant now);

}
