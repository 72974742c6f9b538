package io.github.smsotp.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessResult.Outcome;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store makes of codes and of guesses.
 */
abstract class SmsOtpStoreGuessContract extends SmsOtpStoreFixture {

	private static final AccountRules BACKOFF = new AccountRules(new GuessRules(5,
			List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)), List.of(), 0), null);

	@Test
	void guessWhenRightThenAcceptedOnceAndGoneCod5Cry6() {
		issue("a", 1, at(0));
		assertThat(guess("a", 1, at(1))).isEqualTo(new GuessResult(Outcome.ACCEPTED, 0, null, 0, at(0)));
		assertThat(live(at(1))).isEmpty();
		assertThat(guess("a", 1, at(1))).isEqualTo(rejected());
	}

	@Test
	void guessWhenExpiresThenWorthNothingFromThatMillisecondOnCod4() {
		issue("a", 1, at(0));
		issue("b", 2, at(0));
		assertThat(live(at(TTL.minusMillis(1)))).containsExactly("a", "b");
		assertThat(guess("a", 1, at(TTL.minusMillis(1))).outcome()).isEqualTo(Outcome.ACCEPTED);
		assertThat(guess("b", 2, at(TTL))).isEqualTo(rejected());
		assertThat(guess("b", 9, at(TTL))).isEqualTo(rejected());
		assertThat(state(at(TTL)).ledger().consecutive()).isZero();
	}

	@Test
	void guessWhenAttemptsAreUsedUpThenCodeIsGoneBru1Cry6() {
		issueLong("a", 1, 2);
		assertThat(guess("a", 8, at(0))).isEqualTo(new GuessResult(Outcome.REJECTED, 1, null, 1, null));
		assertThat(guess("a", 9, at(0))).isEqualTo(new GuessResult(Outcome.REJECTED, 0, null, 2, null));
		assertThat(live(at(0))).isEmpty();
		assertThat(guess("a", 1, at(0))).isEqualTo(rejected());
	}

	@Test
	void guessWhenChallengeIsUnknownThenNothingCountsT15() {
		issue("a", 1, at(0));
		for (int i = 0; i < 10; i++) {
			assertThat(guess("b", 1, at(0))).isEqualTo(rejected());
		}
		assertThat(guess("a", 9, at(0)).failures()).isEqualTo(1);
	}

	@Test
	void guessWhenCodeOfAnotherChallengeThenWrongCod8() {
		issue("a", 1, at(0));
		issue("b", 2, at(0));
		assertThat(guess("a", 2, at(0))).isEqualTo(new GuessResult(Outcome.REJECTED, 4, null, 1, null));
		assertThat(guess("b", 2, at(0)).outcome()).isEqualTo(Outcome.ACCEPTED);
		assertThat(live(at(0))).containsExactly("a");
	}

	@Test
	void guessWhenOneOfSeveralKeysMatchesThenAcceptedAndCountsOnceOtherwiseCry3() {
		issue("a", 1, at(0));
		Guess wrong = new Guess("a", List.of(mac("other", 1), mac(2), mac(3)), at(0));
		assertThat(store().guess(this.account, wrong, PACED).failures()).isEqualTo(1);
		assertThat(state(at(0)).challenges().get(0).attemptsLeft()).isEqualTo(4);
		Guess none = new Guess("a", List.of(), at(0));
		assertThat(store().guess(this.account, none, PACED).failures()).isEqualTo(2);
		Guess right = new Guess("a", List.of(mac("other", 1), mac(1)), at(0));
		assertThat(store().guess(this.account, right, PACED).outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@Test
	void issueWhenThreeAreLiveThenTheOldestGoesWhateverTheOrderCod8() {
		issue("b", 2, at(2));
		issue("c", 3, at(3));
		issue("a", 1, at(1));
		issue("d", 4, at(4));
		assertThat(live(at(4))).containsExactly("b", "c", "d");
		assertThat(guess("a", 1, at(4))).isEqualTo(rejected());
		assertThat(guess("b", 2, at(4)).outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@Test
	void issueWhenOneHasExpiredThenNoLiveOneGoesCod8() {
		store().issue(this.account, new IssuedCode("late", mac(4), at(1), at(20), 5), PACED);
		issue("a", 1, at(0));
		issue("b", 2, at(2));
		issue("c", 3, at(20));
		assertThat(live(at(20))).containsExactly("a", "b", "c");
	}

	@Test
	void issueWhenResentThenTheReplacedCodeIsSupersededAndNoFailureCod6() {
		issue("a", 1, at(0));
		issue("a", 2, at(30));
		issue("a", 3, at(90));
		assertThat(guess("a", 1, at(91))).isEqualTo(new GuessResult(Outcome.SUPERSEDED, 4, null, 0, null));
		assertThat(guess("a", 2, at(91))).isEqualTo(new GuessResult(Outcome.SUPERSEDED, 3, null, 0, null));
		assertThat(state(at(91)).ledger().consecutive()).isZero();
		assertThat(state(at(91)).ledger().failures().isEmpty()).isTrue();
		assertThat(guess("a", 3, at(91))).isEqualTo(new GuessResult(Outcome.ACCEPTED, 0, null, 0, at(90)));
	}

	@Test
	void guessWhenReplacedCodesTakeAllAttemptsThenCodeIsGoneBru1Cod6() {
		issueLong("a", 1, 5);
		issueLong("a", 2, 2);
		assertThat(guess("a", 1, at(0)).attemptsLeft()).isEqualTo(1);
		assertThat(guess("a", 1, at(0)).attemptsLeft()).isZero();
		assertThat(guess("a", 2, at(0))).isEqualTo(rejected());
	}

	@Test
	void issueWhenResentThenNoFurtherChallengeAndAttemptsAreThoseOfTheNewCodeCod8() {
		issue("a", 1, at(0));
		issue("b", 2, at(1));
		issue("c", 3, at(2));
		guess("a", 9, at(3));
		issue("a", 4, at(4));
		assertThat(live(at(4))).containsExactly("a", "b", "c");
		assertThat(guess("a", 9, at(4))).isEqualTo(new GuessResult(Outcome.REJECTED, 3, null, 2, null));
		assertThat(state(at(4)).challenges()).filteredOn("id", "a").extracting("attemptsLeft").containsExactly(4);
	}

	@Test
	void issueWhenTheOneBeforeHasExpiredThenItIsNoReplacedCodeCod6() {
		issue("a", 1, at(0));
		issue("a", 2, at(TTL));
		assertThat(guess("a", 1, at(TTL))).isEqualTo(new GuessResult(Outcome.REJECTED, 4, null, 1, null));
	}

	@Test
	void guessWhenEveryFifthIsWrongThenLockedAndLongerEachTimeBru7() {
		Instant now = this.start;
		for (long minutes : new long[] { 1, 5, 15, 15 }) {
			issueLong("a", 1, 10);
			for (int left = 4; left > 0; left--) {
				assertThat(guess("a", 9, BACKOFF, now).attemptsLeft()).isEqualTo(left);
			}
			Instant until = now.plus(Duration.ofMinutes(minutes));
			assertThat(guess("a", 9, BACKOFF, now).lockedUntil()).isEqualTo(until);
			GuessResult locked = new GuessResult(Outcome.LOCKED, 0, until, 0, null);
			assertThat(guess("a", 1, BACKOFF, until.minusMillis(1))).isEqualTo(locked);
			assertThat(guess("a", 9, BACKOFF, until.minusMillis(1))).isEqualTo(locked);
			now = until;
		}
		assertThat(guess("a", 9, BACKOFF, now).failures()).isEqualTo(21);
		assertThat(guess("a", 1, BACKOFF, now).outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@Test
	void issueNeverRefillsTheLedgerBru3Bru4() {
		for (int failed = 1; failed <= 5; failed++) {
			issue((failed % 2 == 0) ? "a" : "b" + failed, failed, at(failed));
			GuessResult result = guess((failed % 2 == 0) ? "a" : "b" + failed, 99, at(failed));
			assertThat(result.failures()).isEqualTo(failed);
			assertThat(result.attemptsLeft()).isEqualTo((failed < 5) ? Math.min(4, 5 - failed) : 0);
		}
		issue("c", 6, at(6));
		assertThat(guess("c", 6, at(6))).isEqualTo(new GuessResult(Outcome.LOCKED, 0, at(65), 0, null));
		assertThat(guess("c", 6, at(65)).outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@Test
	void guessWhenRightThenConsecutiveStartOverAndRollingOnesStayBru5Bru6() {
		AccountRules rules = new AccountRules(
				new GuessRules(5, List.of(Duration.ofMinutes(1)), List.of(RateLimit.valueOf("6/24h")), 0), null);
		fail(rules, 4, 0);
		assertThat(guess("a", 1, rules, at(10)).outcome()).isEqualTo(Outcome.ACCEPTED);
		assertThat(state(at(10)).ledger().consecutive()).isZero();
		assertThat(fail(rules, 1, 11)).isEqualTo(new GuessResult(Outcome.REJECTED, 1, null, 1, null));
		Instant firstLeaves = at(Duration.ofHours(24));
		assertThat(fail(rules, 1, 12)).isEqualTo(new GuessResult(Outcome.REJECTED, 0, firstLeaves, 2, null));
		assertThat(guess("a", 1, rules, firstLeaves.minusMillis(1)).outcome()).isEqualTo(Outcome.LOCKED);
		assertThat(guess("a", 9, rules, firstLeaves))
			.isEqualTo(new GuessResult(Outcome.REJECTED, 0, at(Duration.ofHours(24).plusSeconds(1)), 3, null));
	}

	@Test
	void guessWhenOneWindowIsRollingThenEveryLongerOneTooBru6() {
		AccountRules rules = new AccountRules(
				new GuessRules(0, List.of(), List.of(RateLimit.valueOf("3/1h"), RateLimit.valueOf("5/30d")), 0), null);
		fail(rules, 3, 0);
		assertThat(guess("a", 9, rules, at(3)).lockedUntil()).isEqualTo(at(3600));
		assertThat(fail(rules, 2, 7200).lockedUntil()).isEqualTo(at(Duration.ofDays(30)));
	}

	@Test
	void guessWhenAFailureLeavesItsWindowThenItCountsInLongerOnesAloneBru6() {
		AccountRules rules = new AccountRules(
				new GuessRules(0, List.of(), List.of(RateLimit.valueOf("3/1h"), RateLimit.valueOf("9/30d")), 0), null);
		assertThat(fail(rules, 1, 0).attemptsLeft()).isEqualTo(2);
		assertThat(fail(rules, 1, 3599).attemptsLeft()).isEqualTo(1);
		assertThat(fail(rules, 1, 3600).attemptsLeft()).isEqualTo(1);
	}

	@Test
	void guessWhenDisablesThenForGoodEvenUnderLooserRulesBru2() {
		AccountRules strict = new AccountRules(new GuessRules(0, List.of(), List.of(), 3), null);
		issueLong("a", 1, 10);
		assertThat(guess("a", 9, strict, at(0)).attemptsLeft()).isEqualTo(2);
		assertThat(guess("a", 9, strict, at(0)).attemptsLeft()).isEqualTo(1);
		assertThat(guess("a", 9, strict, at(0))).isEqualTo(new GuessResult(Outcome.REJECTED, 0, null, 3, null));
		assertThat(state(at(0)).ledger().disabled()).isTrue();
		GuessResult disabled = new GuessResult(Outcome.DISABLED, 0, null, 0, null);
		for (AccountRules rules : List.of(strict, RULES, FREE)) {
			assertThat(guess("a", 1, rules, at(Duration.ofDays(59)))).isEqualTo(disabled);
		}
	}

	@Test
	void guessWhenRulesBecomeStricterThenDisabledAtOnceAndWithoutAMarkBru2() {
		issueLong("a", 1, 10);
		guess("a", 9, FREE, at(0));
		guess("a", 9, FREE, at(0));
		AccountRules strict = new AccountRules(new GuessRules(0, List.of(), List.of(), 2), null);
		assertThat(guess("a", 1, strict, at(0)).outcome()).isEqualTo(Outcome.DISABLED);
		assertThat(guess("a", 1, FREE, at(0)).outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@Test
	void guessWhenNoRuleThenOnlyTheCodeLimitsBru14() {
		issueLong("a", 1, 200);
		for (int left = 199; left > 0; left--) {
			assertThat(guess("a", 9, FREE, at(0)))
				.isEqualTo(new GuessResult(Outcome.REJECTED, left, null, 200 - left, null));
		}
	}

	@Test
	void guessLeavesOtherAccountsAloneBru9() {
		String longer = this.account + "2";
		String shorter = this.account.substring(1);
		for (String other : List.of(longer, shorter)) {
			issue(other, "a", 1, at(0));
		}
		assertThat(guess("a", 1, at(0))).isEqualTo(rejected());
		issue("a", 2, at(0));
		for (int i = 0; i < 5; i++) {
			guess("a", 9, at(0));
		}
		for (String other : List.of(longer, shorter)) {
			assertThat(state(other, at(0)).ledger().consecutive()).isZero();
			assertThat(store().guess(other, new Guess("a", List.of(mac(1)), at(0)), PACED).outcome())
				.isEqualTo(Outcome.ACCEPTED);
		}
		assertThat(guess("a", 2, at(0)).outcome()).isEqualTo(Outcome.LOCKED);
	}

	private GuessResult fail(AccountRules rules, int times, long seconds) {
		issueLong("a", 1, 10);
		for (int i = 0; i < times - 1; i++) {
			guess("a", 9, rules, at(seconds + i));
		}
		return guess("a", 9, rules, at(seconds + times - 1));
	}

	private static GuessResult rejected() {
		return new GuessResult(Outcome.REJECTED, 0, null, 0, null);
	}

}
