package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccountState} when an administrator or success changes it, and for how
 * long it is kept.
 */
class AccountStateChangeTests extends AccountStateFixture {

	private static final Duration FOR_EVER = Duration.ofDays(36_500);

	private static final AccountState BUSY = allowed(failed(AccountState.EMPTY.issue(code("a", 1, NOW)), 4, NOW), 7,
			NOW.plusSeconds(3_600))
		.reserve(RULES, NOW)
		.reserve(RULES, NOW.plusSeconds(30));

	@Test
	void applyWhenUnlockThenWrongCodesAndPaceAreForgottenAndCodesStay() {
		for (AccountState state : List.of(BUSY, disabled(BUSY), failed(BUSY, 5, NOW))) {
			AccountState unlocked = apply(state, AccountChange.Kind.UNLOCK);
			assertThat(unlocked).isEqualTo(new AccountState(state.challenges(), GuessLedger.EMPTY, SendPace.EMPTY,
					BUSY.bypass(), state.revokedAt(), null));
			assertThat(unlocked.refusal(RULES, NOW)).isNull();
			assertThat(unlocked.guess(guess("a", 1, NOW), GUESSES).result().outcome())
				.isEqualTo(GuessResult.Outcome.ACCEPTED);
		}
	}

	@Test
	void applyWhenDisableThenNoCodeWorksUntilUnlocked() {
		AccountState disabled = apply(BUSY, AccountChange.Kind.DISABLE);
		assertThat(disabled).isEqualTo(
				new AccountState(List.of(), BUSY.ledger().withDisabledMark(), BUSY.pace(), BUSY.bypass(), NOW, null));
		AccountState later = disabled.issue(code("a", 1, NOW.plusMillis(1)));
		assertThat(later.guess(guess("a", 1, NOW), GUESSES)).isEqualTo(
				new AccountState.Guessed(later, new GuessResult(GuessResult.Outcome.DISABLED, 0, null, 0, null)));
		assertThat(apply(later, AccountChange.Kind.UNLOCK).guess(guess("a", 1, NOW), GUESSES).result().outcome())
			.isEqualTo(GuessResult.Outcome.ACCEPTED);
	}

	@Test
	void applyWhenRevokeThenCodesAndBypassAreGoneAndLedgerAndPaceStayBru4() {
		assertThat(apply(BUSY, AccountChange.Kind.REVOKE))
			.isEqualTo(new AccountState(List.of(), BUSY.ledger(), BUSY.pace(), null, NOW, null));
		assertThat(apply(disabled(BUSY), AccountChange.Kind.REVOKE).ledger().disabled()).isTrue();
	}

	@Test
	void issueWhenCodesWereTakenBackMeanwhileThenNothingChangesEnr5() {
		for (AccountChange.Kind kind : List.of(AccountChange.Kind.REVOKE, AccountChange.Kind.DISABLE)) {
			AccountState revoked = apply(BUSY, kind);
			assertThat(revoked.issue(code("late", 1, NOW.minusMillis(1)))).isSameAs(revoked);
			assertThat(revoked.issue(code("late", 1, NOW))).isSameAs(revoked);
			assertThat(revoked.issue(code("next", 1, NOW.plusMillis(1))).challenges()).hasSize(1);
		}
	}

	@Test
	void keepForWhenCodesWereTakenBackThenLongerThanAnyGatewayTakes() {
		AccountState revoked = apply(AccountState.EMPTY, AccountChange.Kind.REVOKE);
		assertThat(revoked.keepFor(RULES, NOW)).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void applyWhenAllowBypassThenNothingElseChanges() {
		BypassCode bypass = new BypassCode(mac("key", 8), NOW.plusSeconds(5));
		AccountState state = failed(disabled(BUSY), 1, NOW);
		assertThat(state.apply(AccountChange.allow(bypass), NOW))
			.isEqualTo(new AccountState(state.challenges(), state.ledger(), state.pace(), bypass, null, null));
	}

	@Test
	void guessWhenRightThenConsecutiveAndPaceStartOverAndRollingFailuresStayBru5Bru6Snd1() {
		AccountState.Guessed guessed = BUSY.guess(guess("a", 1, NOW.plusSeconds(31)), GUESSES);
		assertThat(guessed.result()).isEqualTo(GuessResult.accepted(NOW));
		AccountState after = guessed.state();
		assertThat(after.pace()).isEqualTo(SendPace.EMPTY);
		assertThat(after.ledger().consecutive()).isZero();
		assertThat(after.ledger().failures().counts()).containsExactly(4);
		assertThat(after.challenges()).extracting(Challenge::id).containsExactly("failing");
		assertThat(after.refusal(RULES, NOW.plusSeconds(31))).isNull();
	}

	@Test
	void guessWhenWrongThenTellsHowManyInARowBru2() {
		AccountState state = AccountState.EMPTY;
		Instant at = NOW;
		for (int failures = 1; failures <= 12; failures++) {
			state = state.issue(code("a", 1, at));
			AccountState.Guessed guessed = state.guess(guess("a", 99, at), GUESSES);
			boolean locks = failures % 5 == 0;
			assertThat(guessed.result()).isEqualTo(new GuessResult(GuessResult.Outcome.REJECTED,
					locks ? 0 : Math.min(4, 5 - failures % 5), locks ? at.plusSeconds(60) : null, failures, null));
			state = guessed.state();
			at = at.plusSeconds(60);
		}
		AccountState accepted = state.guess(guess("a", 1, at), GUESSES).state().issue(code("b", 1, at));
		assertThat(accepted.guess(guess("b", 99, at), GUESSES).result().failures()).isEqualTo(1);
	}

	@Test
	void guessWhenNotCountedThenTellsNoFailuresAndNoIssue() {
		AccountState state = BUSY.issue(code("a", 2, NOW.plusSeconds(1)));
		assertThat(state.guess(guess("a", 1, NOW.plusSeconds(2)), GUESSES).result())
			.isEqualTo(new GuessResult(GuessResult.Outcome.SUPERSEDED, 1, null, 0, null));
		assertThat(state.guess(guess("unknown", 1, NOW), GUESSES).result())
			.isEqualTo(new GuessResult(GuessResult.Outcome.REJECTED, 0, null, 0, null));
		assertThat(state.guess(guess("a", 2, NOW.plusSeconds(2)), GUESSES).result())
			.isEqualTo(GuessResult.accepted(NOW.plusSeconds(1)));
	}

	@Test
	void guessWhenDisabledByEarlierRulesThenDisabledUnderNewOnesBru2() {
		GuessRules strict = new GuessRules(0, List.of(), List.of(), 1);
		AccountState disabled = AccountState.EMPTY.issue(code("a", 1, NOW)).guess(guess("a", 99, NOW), strict).state();
		assertThat(disabled.guess(guess("a", 1, NOW), NO_LOCK).result().outcome())
			.isEqualTo(GuessResult.Outcome.DISABLED);
		assertThat(disabled.refusal(new AccountRules(NO_LOCK, null), NOW))
			.isEqualTo(new SendRefusal(SendScope.LOCK, null));
		assertThat(apply(disabled, AccountChange.Kind.REVOKE).ledger().isDisabled(NO_LOCK)).isTrue();
	}

	@Test
	void keepForWhenDisabledThenForEverBru2() {
		AccountState disabled = apply(AccountState.EMPTY, AccountChange.Kind.DISABLE);
		assertThat(disabled.ledger().consecutive()).isZero();
		assertThat(disabled.keepFor(RULES, NOW)).isEqualTo(FOR_EVER);
		assertThat(apply(disabled, AccountChange.Kind.UNLOCK).keepFor(RULES, NOW)).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void keepForWhenBypassIsAllowedThenUntilItExpires() {
		AccountState state = allowed(AccountState.EMPTY, 7, NOW.plusSeconds(90));
		assertThat(state.keepFor(RULES, NOW)).isEqualTo(Duration.ofSeconds(90));
		assertThat(state.keepFor(RULES, NOW.plusSeconds(90))).isZero();
		assertThat(state.issue(code("a", 1, NOW)).keepFor(RULES, NOW)).isEqualTo(TTL);
		assertThat(apply(state, AccountChange.Kind.UNLOCK).keepFor(RULES, NOW)).isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void keepForWhenTextsStandInARowThenUntilItStartsOverSnd1() {
		AccountState state = AccountState.EMPTY.reserve(RULES, NOW);
		assertThat(state.keepFor(RULES, NOW)).isEqualTo(Duration.ofHours(1));
		assertThat(state.keepFor(RULES, NOW.plusSeconds(600))).isEqualTo(Duration.ofMinutes(50));
		assertThat(state.keepFor(RULES, NOW.plusSeconds(9_999))).isZero();
		assertThat(state.keepFor(new AccountRules(GUESSES, Duration.ofHours(2)), NOW)).isEqualTo(Duration.ofHours(2));
		assertThat(state.keepFor(new AccountRules(GUESSES, null), NOW)).isZero();
	}

	private static AccountState apply(AccountState state, AccountChange.Kind kind) {
		return state.apply(AccountChange.of(kind), NOW);
	}

}
