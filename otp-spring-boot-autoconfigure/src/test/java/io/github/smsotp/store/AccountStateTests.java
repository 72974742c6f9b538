package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AccountState}, {@link Challenge} and the values they are made of.
 */
class AccountStateTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final Duration TTL = Duration.ofMinutes(5);

	private static final GuessRules RULES = new GuessRules(5, List.of(Duration.ofMinutes(1)),
			List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("100/30d")), 50);

	private static final AccountRules ACCOUNT = new AccountRules(RULES, null);

	private static final GuessRules NO_LOCK = new GuessRules(0, List.of(), List.of(), 0);

	@Test
	void guessWhenRightThenAcceptedAndGoneCod5Cry6() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW));
		AccountState.Guessed guessed = state.guess(guess("a", 1, NOW), RULES);
		assertThat(guessed.result()).isEqualTo(GuessResult.accepted(NOW));
		assertThat(guessed.state().challenges()).isEmpty();
		assertThat(guessed.state().guess(guess("a", 1, NOW), RULES).result().outcome())
			.isEqualTo(GuessResult.Outcome.REJECTED);
	}

	@Test
	void guessWhenAttemptsAreUsedUpThenCodeIsForgottenBru1Cry6() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).issue(code("a", 2, NOW));
		for (int left = 4; left >= 0; left--) {
			AccountState.Guessed guessed = state.guess(guess("a", 9, NOW), NO_LOCK);
			assertThat(guessed.result())
				.isEqualTo(new GuessResult(GuessResult.Outcome.REJECTED, left, null, 5 - left, null));
			state = guessed.state();
		}
		assertThat(state.challenges()).isEmpty();
		assertThat(state.guess(guess("a", 2, NOW), NO_LOCK))
			.isEqualTo(new AccountState.Guessed(state, GuessResult.of(GuessResult.Outcome.REJECTED, 0, null)));
	}

	@Test
	void guessWhenChallengeIsUnknownThenNothingChangesT15() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW));
		assertThat(state.guess(guess("b", 1, NOW), RULES))
			.isEqualTo(new AccountState.Guessed(state, GuessResult.of(GuessResult.Outcome.REJECTED, 0, null)));
	}

	@Test
	void guessWhenCodeOfOtherChallengeThenRejectedCod8() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).issue(code("b", 2, NOW));
		assertThat(state.guess(guess("a", 2, NOW), RULES).result().outcome()).isEqualTo(GuessResult.Outcome.REJECTED);
		assertThat(state.guess(guess("b", 2, NOW), RULES).result().outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
	}

	@Test
	void guessWhenExpiredThenRejectedAndNothingChangesCod4() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW));
		Instant end = NOW.plus(TTL);
		assertThat(state.guess(guess("a", 1, end.minusMillis(1)), RULES).result().outcome())
			.isEqualTo(GuessResult.Outcome.ACCEPTED);
		assertThat(state.guess(guess("a", 1, end), RULES))
			.isEqualTo(new AccountState.Guessed(state, GuessResult.of(GuessResult.Outcome.REJECTED, 0, null)));
		assertThat(state.challenge("a", end)).isNull();
	}

	@Test
	void guessWhenDisablesThenNoEndOfTheLockIsToldBru2() {
		GuessRules rules = new GuessRules(1, List.of(Duration.ofMinutes(1)), List.of(RateLimit.valueOf("1/1h")), 1);
		AccountState.Guessed guessed = AccountState.EMPTY.issue(code("a", 1, NOW)).guess(guess("a", 9, NOW), rules);
		assertThat(guessed.result()).isEqualTo(new GuessResult(GuessResult.Outcome.REJECTED, 0, null, 1, null));
		assertThat(guessed.state().guess(guess("a", 1, NOW), rules)).isEqualTo(
				new AccountState.Guessed(guessed.state(), GuessResult.of(GuessResult.Outcome.DISABLED, 0, null)));
	}

	@Test
	void guessWhenLockedThenNothingChangesBru7() {
		AccountState state = AccountState.EMPTY.issue(code("b", 1, NOW)).issue(code("a", 1, NOW));
		for (int i = 0; i < 5; i++) {
			state = state.guess(guess("a", 9, NOW), RULES).state();
		}
		assertThat(state.guess(guess("b", 1, NOW), RULES)).isEqualTo(
				new AccountState.Guessed(state, GuessResult.of(GuessResult.Outcome.LOCKED, 0, NOW.plusSeconds(60))));
	}

	@Test
	void guessWhenReplacedAndNewCodeAreTheSameThenAcceptedCod6() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).issue(code("a", 1, NOW));
		assertThat(state.guess(guess("a", 1, NOW), RULES).result().outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
	}

	@Test
	void guessWhenOneOfSeveralMacsMatchesThenAcceptedCry3() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW));
		Guess guess = new Guess("a", List.of(mac("new", 7), mac("key", 1)), NOW);
		assertThat(state.guess(guess, RULES).result().outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
		assertThat(state.guess(new Guess("a", List.of(mac("new", 1)), NOW), RULES).result().outcome())
			.isEqualTo(GuessResult.Outcome.REJECTED);
		assertThat(state.guess(new Guess("a", List.of(), NOW), RULES).result().outcome())
			.isEqualTo(GuessResult.Outcome.REJECTED);
	}

	@Test
	void issueWhenResentThenTwoReplacedCodesAreRememberedAtLeastCod6() {
		AccountState state = AccountState.EMPTY;
		for (int i = 1; i <= 10; i++) {
			state = state.issue(code("a", i, NOW));
		}
		assertThat(state.challenges()).hasSize(1);
		assertThat(state.challenges().get(0).replaced()).extracting((mac) -> mac.value()[0])
			.containsExactly((byte) 9, (byte) 8, (byte) 7);
		assertThat(state.guess(guess("a", 9, NOW), RULES).result().outcome()).isEqualTo(GuessResult.Outcome.SUPERSEDED);
		assertThat(state.guess(guess("a", 10, NOW), RULES).result().outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
	}

	@Test
	void issueWhenResentThenAttemptsAreThoseOfTheNewCodeAndLedgerStaysBru3() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).guess(guess("a", 9, NOW), RULES).state();
		AccountState resent = state.issue(code("a", 2, NOW));
		assertThat(resent.challenges().get(0).attemptsLeft()).isEqualTo(5);
		assertThat(resent.ledger()).isEqualTo(state.ledger());
		assertThat(resent.ledger().consecutive()).isEqualTo(1);
	}

	@Test
	void issueWhenBeforeHasExpiredThenItIsNoReplacedCode() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).issue(code("a", 2, NOW.plus(TTL)));
		assertThat(state.challenges()).hasSize(1);
		assertThat(state.challenges().get(0).replaced()).isEmpty();
	}

	@Test
	void issueWhenThreeAreLiveThenOldestGoesCod8() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW))
			.issue(code("b", 2, NOW.plusMillis(1)))
			.issue(code("c", 3, NOW.plusMillis(2)))
			.issue(code("a", 4, NOW.plusMillis(3)))
			.issue(code("d", 5, NOW.plusMillis(4)));
		assertThat(state.challenges()).extracting(Challenge::id).containsExactlyInAnyOrder("c", "a", "d");
	}

	@Test
	void issueWhenStoreHasMixedTheOrderThenOldestGoesCod8() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW))
			.issue(code("b", 2, NOW.plusMillis(1)))
			.issue(code("c", 3, NOW.plusMillis(2)));
		List<Challenge> mixed = List.of(state.challenges().get(2), state.challenges().get(0),
				state.challenges().get(1));
		assertThat(new AccountState(mixed, state.ledger(), SendPace.EMPTY, null, null, null)
			.issue(code("d", 4, NOW.plusMillis(3)))
			.challenges()).extracting(Challenge::id).containsExactlyInAnyOrder("b", "c", "d");
	}

	@Test
	void issueWhenOthersHaveExpiredThenTheyGoAndLiveOnesStayCod8Cry6() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW))
			.issue(code("b", 2, NOW))
			.issue(code("c", 3, NOW.plusSeconds(1)))
			.issue(code("d", 4, NOW.plus(TTL)));
		assertThat(state.challenges()).extracting(Challenge::id).containsExactly("c", "d");
	}

	@Test
	void keepForWhenNothingIsKnownThenZero() {
		assertThat(AccountState.EMPTY.keepFor(ACCOUNT, NOW)).isEqualTo(Duration.ZERO);
	}

	@Test
	void keepForWhenCodesAreLiveThenUntilTheLastExpires() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).issue(code("b", 1, NOW.plusSeconds(60)));
		assertThat(state.keepFor(ACCOUNT, NOW.plusSeconds(90))).isEqualTo(TTL.minusSeconds(30));
	}

	@Test
	void keepForWhenWrongCodesCountThenNeverForgottenBru4() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).guess(guess("a", 9, NOW), RULES).state();
		assertThat(state.keepFor(ACCOUNT, NOW)).isGreaterThan(Duration.ofDays(3650));
		assertThat(state.keepFor(new AccountRules(NO_LOCK, null), NOW)).isGreaterThan(Duration.ofDays(3650));
	}

	@Test
	void keepForWhenSuccessHasResetThenUntilTheRollingWindowsAreEmptyBru6() {
		AccountState state = AccountState.EMPTY.issue(code("a", 1, NOW)).guess(guess("a", 9, NOW), RULES).state();
		AccountState accepted = state.guess(guess("a", 1, NOW.plusSeconds(60)), RULES).state();
		assertThat(accepted.keepFor(ACCOUNT, NOW.plusSeconds(60))).isEqualTo(Duration.ofDays(30).minusSeconds(60));
	}

	@Test
	void createWhenOutOfBoundsThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CodeMac("key", new byte[31]))
			.withMessage("value must be 32 bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> new CodeMac("", new byte[32]))
			.withMessage("keyId cannot be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> new Guess("", List.of(), NOW))
			.withMessage("challengeId cannot be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> new IssuedCode("a", mac("key", 1), NOW, NOW, 5))
			.withMessage("expiresAt must be after issuedAt");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new IssuedCode("a", mac("key", 1), NOW, NOW.plusSeconds(1), 0))
			.withMessage("attempts must be positive");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SendClaim(SendScope.PHONE, "", RateLimit.valueOf("3/10m"), false))
			.withMessage("key cannot be empty");
	}

	@Test
	void matchesWhenAnyByteDiffersThenFalseCry4() {
		CodeMac mac = mac("key", 1);
		assertThat(mac.matches(mac("key", 1))).isTrue();
		assertThat(mac.matches(mac("KEY", 1))).isFalse();
		for (int i = 0; i < 32; i++) {
			byte[] value = mac.value().clone();
			value[i] ^= 1;
			assertThat(mac.matches(new CodeMac("key", value))).isFalse();
		}
	}

	@Test
	void toStringShowsNoIdAndNoHash() {
		AccountState state = AccountState.EMPTY.issue(code("the-secret-id", 1, NOW));
		assertThat(Stream.of(state, state.challenges().get(0), code("the-secret-id", 1, NOW),
				guess("the-secret-id", 1, NOW)))
			.noneMatch((value) -> value.toString().contains("the-secret-id"))
			.noneMatch((value) -> value.toString().contains("[B@"));
	}

	private static IssuedCode code(String challengeId, int code, Instant at) {
		return new IssuedCode(challengeId, mac("key", code), at, at.plus(TTL), 5);
	}

	private static Guess guess(String challengeId, int code, Instant at) {
		return new Guess(challengeId, List.of(mac("key", code)), at);
	}

	private static CodeMac mac(String keyId, int code) {
		byte[] value = new byte[32];
		value[0] = (byte) code;
		return new CodeMac(keyId, value);
	}

}
