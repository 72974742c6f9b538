package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AccountState} with a {@link BypassCode}.
 */
class AccountStateBypassTests extends AccountStateFixture {

	private static final Instant END = NOW.plus(Duration.ofHours(1));

	private static final AccountState ALLOWED = allowed(busy(), 7, END);

	@Test
	void guessWhenBypassIsRightThenAcceptedOnceAndNothingElseChanges() {
		AccountState.Guessed guessed = ALLOWED.guess(bypassGuess(7, NOW), GUESSES);
		assertThat(guessed.result()).isEqualTo(GuessResult.accepted(null));
		assertThat(guessed.state()).usingRecursiveComparison().isEqualTo(busy());
		assertThat(guessed.state().guess(bypassGuess(7, NOW), GUESSES)).isEqualTo(new AccountState.Guessed(
				guessed.state(), new GuessResult(GuessResult.Outcome.REJECTED, 0, null, 0, null)));
	}

	@Test
	void guessWhenBypassIsRightAndLockedThenAcceptedAndStillLocked() {
		AccountState locked = failed(ALLOWED, 5, NOW);
		assertThat(locked.ledger().lockedUntil(GUESSES, NOW)).isNotNull();
		AccountState.Guessed guessed = locked.guess(bypassGuess(7, NOW), GUESSES);
		assertThat(guessed.result()).isEqualTo(GuessResult.accepted(null));
		assertThat(guessed.state())
			.isEqualTo(new AccountState(locked.challenges(), locked.ledger(), locked.pace(), null, null, null));
	}

	@Test
	void guessWhenBypassIsRightAndDisabledThenAcceptedAndStillDisabled() {
		AccountState disabled = disabled(ALLOWED);
		AccountState.Guessed guessed = disabled.guess(bypassGuess(7, NOW), GUESSES);
		assertThat(guessed.result()).isEqualTo(GuessResult.accepted(null));
		assertThat(guessed.state().bypass()).isNull();
		assertThat(guessed.state().ledger()).isEqualTo(disabled.ledger());
		assertThat(guessed.state().ledger().isDisabled(GUESSES)).isTrue();
	}

	@Test
	void guessWhenBypassExpiresThenWorthNothingFromThatMillisecondOn() {
		assertThat(ALLOWED.bypass(END.minusMillis(1))).isNotNull();
		assertThat(ALLOWED.guess(bypassGuess(7, END.minusMillis(1)), GUESSES).result())
			.isEqualTo(GuessResult.accepted(null));
		assertThat(ALLOWED.bypass(END)).isNull();
		assertThat(ALLOWED.guess(bypassGuess(7, END), GUESSES)).isEqualTo(
				new AccountState.Guessed(ALLOWED, new GuessResult(GuessResult.Outcome.REJECTED, 0, null, 0, null)));
		assertThat(busy().bypass(NOW)).isNull();
	}

	@Test
	void guessWhenBypassWasReplacedThenTheNewerAloneIsAccepted() {
		AccountState replaced = allowed(ALLOWED, 8, NOW.plusSeconds(10));
		assertThat(replaced.guess(bypassGuess(7, NOW), GUESSES).result().outcome())
			.isEqualTo(GuessResult.Outcome.REJECTED);
		assertThat(replaced.guess(bypassGuess(8, NOW), GUESSES).result().outcome())
			.isEqualTo(GuessResult.Outcome.ACCEPTED);
		assertThat(replaced.bypass(NOW.plusSeconds(10))).isNull();
	}

	@Test
	void guessWhenBypassIsWrongThenNothingCountsAndNothingTellsThatThereIsOne() {
		assertThat(ALLOWED.guess(bypassGuess(99, NOW), GUESSES))
			.isEqualTo(new AccountState.Guessed(ALLOWED, busy().guess(bypassGuess(99, NOW), GUESSES).result()));
	}

	@Test
	void guessWhenBypassIsWrongAndLockedThenNothingCountsBru7() {
		AccountState locked = failed(ALLOWED, 3, NOW);
		Instant end = NOW.plusSeconds(60);
		assertThat(locked.guess(bypassGuess(99, NOW), GUESSES))
			.isEqualTo(new AccountState.Guessed(locked, new GuessResult(GuessResult.Outcome.LOCKED, 0, end, 0, null)));
	}

	@Test
	void guessWhenBypassIsWrongAndDisabledThenNothingCountsBru2() {
		AccountState disabled = disabled(ALLOWED);
		assertThat(disabled.guess(bypassGuess(99, NOW), GUESSES)).isEqualTo(
				new AccountState.Guessed(disabled, new GuessResult(GuessResult.Outcome.DISABLED, 0, null, 0, null)));
	}

	@Test
	void guessWhenNoBypassIsAllowedThenNothingCountsT15() {
		for (AccountState state : List.of(busy(), AccountState.EMPTY)) {
			assertThat(state.guess(bypassGuess(99, NOW), GUESSES)).isEqualTo(
					new AccountState.Guessed(state, new GuessResult(GuessResult.Outcome.REJECTED, 0, null, 0, null)));
		}
	}

	@Test
	void guessWhenBypassComesWithAChallengeThenNotAcceptedCod8() {
		AccountState.Guessed guessed = ALLOWED.guess(guess("a", 7, NOW), GUESSES);
		assertThat(guessed.result().outcome()).isEqualTo(GuessResult.Outcome.REJECTED);
		assertThat(guessed.result().attemptsLeft()).isEqualTo(2);
		assertThat(guessed.state().bypass()).isEqualTo(ALLOWED.bypass());
		assertThat(ALLOWED.guess(guess("unknown", 7, NOW), GUESSES).result().outcome())
			.isEqualTo(GuessResult.Outcome.REJECTED);
		assertThat(ALLOWED.guess(guess("unknown", 7, NOW), GUESSES).state()).isEqualTo(ALLOWED);
	}

	@Test
	void guessWhenCodeComesWithoutItsChallengeThenNotAcceptedCod8() {
		for (AccountState state : List.of(ALLOWED, busy())) {
			for (int code : List.of(1, 2, 3)) {
				AccountState.Guessed guessed = state.guess(bypassGuess(code, NOW), GUESSES);
				assertThat(guessed.result().outcome()).isEqualTo(GuessResult.Outcome.REJECTED);
				assertThat(guessed.state().challenges()).isEqualTo(state.challenges());
			}
		}
	}

	@Test
	void guessWhenOneOfSeveralMacsIsTheBypassThenAcceptedCry3() {
		List<CodeMac> macs = List.of(mac("new", 3), mac("key", 7), mac("old", 4));
		assertThat(ALLOWED.guess(new Guess(null, macs, NOW), GUESSES).result().outcome())
			.isEqualTo(GuessResult.Outcome.ACCEPTED);
		for (List<CodeMac> others : List.of(List.of(mac("new", 7)), List.<CodeMac>of())) {
			assertThat(ALLOWED.guess(new Guess(null, others, NOW), GUESSES).result().outcome())
				.isEqualTo(GuessResult.Outcome.REJECTED);
		}
	}

	@Test
	void issueAndReserveLeaveTheBypassAlone() {
		AccountState state = ALLOWED.issue(code("c", 5, NOW)).reserve(RULES, NOW).giveBack(NOW);
		assertThat(state.bypass()).isEqualTo(ALLOWED.bypass());
		assertThat(state.guess(guess("c", 5, NOW), GUESSES).state().bypass()).isEqualTo(ALLOWED.bypass());
	}

	@Test
	void changeWhenBypassDoesNotBelongThenThrows() {
		BypassCode bypass = new BypassCode(mac("key", 7), END);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AccountChange(AccountChange.Kind.UNLOCK, bypass, null))
			.withMessage("bypass belongs to ALLOW_BYPASS");
		assertThatIllegalArgumentException().isThrownBy(() -> AccountChange.of(AccountChange.Kind.ALLOW_BYPASS))
			.withMessage("bypass belongs to ALLOW_BYPASS");
		assertThat(ALLOWED.toString()).doesNotContain("[B@");
		assertThat(AccountChange.allow(bypass).toString()).doesNotContain("[B@");
	}

	// two live codes, one of them resent, two wrong codes, two texts in a row
	private static AccountState busy() {
		return AccountState.EMPTY.issue(code("a", 1, NOW))
			.issue(code("b", 2, NOW))
			.issue(code("b", 3, NOW))
			.guess(guess("a", 99, NOW), GUESSES)
			.state()
			.guess(guess("a", 99, NOW), GUESSES)
			.state()
			.reserve(RULES, NOW)
			.reserve(RULES, NOW.plusSeconds(30));
	}

}
