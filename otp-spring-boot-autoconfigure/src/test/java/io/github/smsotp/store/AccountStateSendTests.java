package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what {@link AccountState} says to a text that is to go out.
 */
class AccountStateSendTests extends AccountStateFixture {

	private static final AccountRules NO_COOLDOWN = new AccountRules(GUESSES, null);

	@Test
	void refusalWhenNothingIsKnownThenNone() {
		assertThat(AccountState.EMPTY.refusal(RULES, NOW)).isNull();
		assertThat(AccountState.EMPTY.refusal(NO_COOLDOWN, NOW)).isNull();
	}

	@Test
	void refusalWhenCoolingDownThenUntilThatMillisecondSnd1() {
		AccountState state = AccountState.EMPTY.reserve(RULES, NOW);
		SendRefusal cooling = new SendRefusal(SendScope.COOLDOWN, NOW.plusSeconds(30));
		assertThat(state.refusal(RULES, NOW)).isEqualTo(cooling);
		assertThat(state.refusal(RULES, NOW.plusMillis(29_999))).isEqualTo(cooling);
		assertThat(state.refusal(RULES, NOW.plusSeconds(30))).isNull();
		AccountState resent = state.reserve(RULES, NOW.plusSeconds(30));
		assertThat(resent.refusal(RULES, NOW.plusSeconds(30)))
			.isEqualTo(new SendRefusal(SendScope.COOLDOWN, NOW.plusSeconds(90)));
	}

	@Test
	void refusalWhenCooldownIsOffThenNeitherCountedNorAsked() {
		AccountState state = AccountState.EMPTY.reserve(NO_COOLDOWN, NOW);
		assertThat(state).isEqualTo(AccountState.EMPTY);
		assertThat(AccountState.EMPTY.reserve(RULES, NOW).refusal(NO_COOLDOWN, NOW)).isNull();
	}

	@Test
	void refusalWhenLockedThenUntilTheLockEndsBru7() {
		AccountState locked = failed(AccountState.EMPTY, 5, NOW);
		SendRefusal refusal = new SendRefusal(SendScope.LOCK, NOW.plusSeconds(60));
		assertThat(locked.refusal(RULES, NOW)).isEqualTo(refusal);
		assertThat(locked.refusal(NO_COOLDOWN, NOW.plusMillis(59_999))).isEqualTo(refusal);
		assertThat(locked.refusal(RULES, NOW.plusSeconds(60))).isNull();
	}

	@Test
	void refusalWhenLockedAndCoolingDownThenTheLockWithTheLaterEndSnd1Bru7() {
		AccountState locked = failed(AccountState.EMPTY, 5, NOW);
		assertThat(locked.reserve(RULES, NOW).refusal(RULES, NOW))
			.isEqualTo(new SendRefusal(SendScope.LOCK, NOW.plusSeconds(60)));
		AccountState waiting = locked.reserve(RULES, NOW).reserve(RULES, NOW).reserve(RULES, NOW);
		assertThat(waiting.refusal(RULES, NOW)).isEqualTo(new SendRefusal(SendScope.LOCK, NOW.plusSeconds(120)));
		assertThat(waiting.refusal(RULES, NOW.plusSeconds(60)))
			.isEqualTo(new SendRefusal(SendScope.COOLDOWN, NOW.plusSeconds(120)));
	}

	@Test
	void refusalWhenDisabledThenTheLockWithoutEndBru2() {
		AccountState disabled = disabled(failed(AccountState.EMPTY, 5, NOW).reserve(RULES, NOW));
		SendRefusal refusal = new SendRefusal(SendScope.LOCK, null);
		assertThat(disabled.refusal(RULES, NOW)).isEqualTo(refusal);
		assertThat(disabled.refusal(NO_COOLDOWN, NOW.plus(Duration.ofDays(3650)))).isEqualTo(refusal);
	}

	@Test
	void reserveChangesThePaceAloneAndGiveBackTakesItBack() {
		AccountState before = allowed(failed(AccountState.EMPTY, 4, NOW), 7, NOW.plusSeconds(60)).reserve(RULES, NOW);
		AccountState reserved = before.reserve(RULES, NOW.plusSeconds(30));
		assertThat(reserved).isEqualTo(new AccountState(before.challenges(), before.ledger(),
				new SendPace(2, NOW.plusSeconds(30), NOW), before.bypass(), null, null));
		assertThat(reserved.giveBack(NOW.plusSeconds(30))).isEqualTo(before);
		assertThat(reserved.giveBack(NOW.plusSeconds(29))).isEqualTo(reserved);
		assertThat(before.giveBack(NOW).pace()).isEqualTo(SendPace.EMPTY);
		assertThat(AccountState.EMPTY.giveBack(NOW)).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void issueAndWrongGuessesLeaveThePaceAlone() {
		AccountState reserved = AccountState.EMPTY.reserve(RULES, NOW);
		AccountState state = failed(reserved.issue(code("a", 1, NOW)).issue(code("a", 2, NOW)), 5, NOW)
			.guess(guess("a", 1, NOW.plusSeconds(60)), GUESSES)
			.state();
		assertThat(state.pace()).isEqualTo(reserved.pace());
	}

	@Test
	void refusalWhenClockWentBackThenNoSoonerT61() {
		AccountState state = failed(AccountState.EMPTY, 5, NOW).reserve(RULES, NOW);
		Instant back = NOW.minus(Duration.ofDays(1));
		assertThat(state.refusal(RULES, back)).isEqualTo(state.refusal(RULES, NOW));
		assertThat(state.guess(guess("failing", 1, back), GUESSES).result())
			.isEqualTo(GuessResult.of(GuessResult.Outcome.LOCKED, 0, NOW.plusSeconds(60)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-30S", "PT0.999S" })
	void rulesWhenCooldownIsUnderASecondThenThrows(Duration cooldown) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AccountRules(GUESSES, cooldown))
			.withMessage("cooldown must be 1s to 366d");
		assertThat(new AccountRules(GUESSES, Duration.ofSeconds(1)).cooldown()).isEqualTo(Duration.ofSeconds(1));
	}

}
