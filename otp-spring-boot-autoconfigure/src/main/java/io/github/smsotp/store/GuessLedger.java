package io.github.smsotp.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an account's wrong codes, over any number of codes, sessions and
 * logins. Immutable.
 *
 * @param consecutive how many wrong codes since the last accepted one
 * @param backoffUntil when the lock ends that the consecutive ones have caused,
 * {@code null} if there is none
 * @param failures when the wrong codes of the rolling windows were given
 * @param disabled whether only an administrator can unlock the factor, as the rules of
 * that time or an administrator had it
 */
public record GuessLedger(int consecutive, @Nullable Instant backoffUntil, SlidingWindow failures, boolean disabled) {

	/**
	 * The ledger of an account without wrong codes.
	 */
	public static final GuessLedger EMPTY = new GuessLedger(0, null, SlidingWindow.EMPTY, false);

	/**
	 * Whether only an administrator can unlock the factor.
	 * @param rules the rules in force
	 * @return {@code true} if it is disabled
	 */
	public boolean isDisabled(GuessRules rules) {
		return this.disabled || rules.disables(this.consecutive);
	}

	/**
	 * When the account may guess again.
	 * @param rules the rules in force
	 * @param now the current time
	 * @return the end of the lock, {@code null} if there is none or if only an
	 * administrator ends it
	 */
	public @Nullable Instant lockedUntil(GuessRules rules, Instant now) {
		if (isDisabled(rules)) {
			return null;
		}
		boolean backsOff = this.backoffUntil != null && now.isBefore(this.backoffUntil);
		return SlidingWindow.later(this.failures.fullUntil(rules.rolling(), now), backsOff ? this.backoffUntil : null);
	}

	/**
	 * How many wrong codes the account may give until the next lock.
	 * @param rules the rules in force
	 * @param now the current time
	 * @return the number, 0 while it is locked
	 */
	public int attemptsLeft(GuessRules rules, Instant now) {
		if (isDisabled(rules) || lockedUntil(rules, now) != null) {
			return 0;
		}
		int left = this.failures.room(rules.rolling(), now);
		if (rules.lockAfter() > 0) {
			left = Math.min(left, rules.lockAfter() - this.consecutive % rules.lockAfter());
		}
		return (rules.disableAfter() > 0) ? Math.min(left, rules.disableAfter() - this.consecutive) : left;
	}

	GuessLedger withFailure(GuessRules rules, Instant now) {
		int failed = this.consecutive + 1;
		boolean locks = rules.lockAfter() > 0 && failed % rules.lockAfter() == 0;
		Instant until = locks ? now.plus(rules.lockFor(failed)) : this.backoffUntil;
		return new GuessLedger(failed, until, this.failures.with(now, rules.longestWindow()), rules.disables(failed));
	}

	GuessLedger withSuccess() {
		return new GuessLedger(0, null, this.failures, false);
	}

	GuessLedger withDisabledMark() {
		return new GuessLedger(this.consecutive, this.backoffUntil, this.failures, true);
	}

}
