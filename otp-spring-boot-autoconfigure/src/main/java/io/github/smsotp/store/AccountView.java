package io.github.smsotp.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How an account stands, to show it.
 *
 * @param state its aggregate, {@link AccountState#EMPTY empty} if nothing is known
 * @param windows why send windows would refuse a text, {@code null} if they would not
 */
public record AccountView(AccountState state, @Nullable SendRefusal windows) {

	/**
	 * Why a text could not go out.
	 * @param rules the rules in force
	 * @param now the current time
	 * @return the refusal, {@code null} if it could
	 */
	public @Nullable SendRefusal refusal(AccountRules rules, Instant now) {
		return SendRefusal.both(this.state.refusal(rules, now), this.windows);
	}

}
