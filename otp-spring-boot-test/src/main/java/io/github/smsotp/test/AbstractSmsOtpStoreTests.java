package io.github.smsotp.test;

import java.util.List;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SmsOtpStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of a {@link SmsOtpStore}, for the test of every implementation to extend.
 * It takes accounts and keys that nobody else has, so that a server may be shared and
 * need not be emptied. Besides the single rules, thousands of random steps must come to
 * what {@link AccountState} makes of them; a failure names the seed.
 */
public abstract class AbstractSmsOtpStoreTests extends SmsOtpStoreRaceContract {

	private static final int STEPS = 1_500;

	private static final GuessRules STRICT = new GuessRules(5, GUESSES.lockFor(), GUESSES.rolling(), 12);

	private static final GuessRules ROLLING = new GuessRules(0, List.of(),
			List.of(RateLimit.valueOf("8/1h"), RateLimit.valueOf("30/24h")), 0);

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void everyStepWhenRandomThenWhatTheRulesMakeOfItT13(long seed) {
		new RandomStoreSteps(this, new AccountRules(STRICT, COOLDOWN), seed, false).run(STEPS);
		new RandomStoreSteps(this, new AccountRules(ROLLING, COOLDOWN), seed, false).run(STEPS);
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5, 6 })
	void everyStepWhenRandomAndNodesAreApartThenWhatTheRulesMakeOfItT61(long seed) {
		new RandomStoreSteps(this, new AccountRules(STRICT, COOLDOWN), seed, true).run(STEPS);
		new RandomStoreSteps(this, new AccountRules(ROLLING, COOLDOWN), seed, true).run(STEPS);
	}

}
