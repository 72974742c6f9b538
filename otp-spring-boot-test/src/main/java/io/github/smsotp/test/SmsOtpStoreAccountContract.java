package io.github.smsotp.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessResult.Outcome;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store makes of changes to an account and of bypass codes, and that the time of
 * each call counts.
 */
abstract class SmsOtpStoreAccountContract extends SmsOtpStoreGuessContract {

	private static final GuessResult BYPASSED = new GuessResult(Outcome.ACCEPTED, 0, null, 0, null);

	@Test
	void issueWhenAllCodesAreTakenBackInTheSameMillisecondThenIsWorthNothing() {
		change(AccountChange.Kind.REVOKE, at(0).plusNanos(900_000));
		issue("a", 1, at(0).plusNanos(200_000));
		assertThat(guess("a", 1, at(1)).outcome()).isEqualTo(GuessResult.Outcome.REJECTED);
	}

	@Test
	void inviteWhenForEverThenInvited() {
		change(AccountChange.invite(Instant.MAX), at(0));
		assertThat(state(at(Duration.ofDays(3_650))).isInvited(at(Duration.ofDays(3_650)))).isTrue();
	}

	@Test
	void viewWhenNothingIsKnownThenEmpty() {
		assertThat(state(at(0))).isEqualTo(AccountState.EMPTY);
		change(AccountChange.Kind.UNLOCK, at(0));
		change(AccountChange.Kind.WITHDRAW_INVITATION, at(0));
		guess("a", 1, at(0));
		assertThat(state(at(0))).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void viewShowsWhatWasIssuedAndCounted() {
		issue("a", 1, at(0));
		issue("a", 2, at(10));
		text(at(10));
		guess("a", 9, at(11));
		AccountState state = state(at(11));
		assertThat(state.challenges()).singleElement().satisfies((challenge) -> {
			assertThat(challenge.mac().matches(mac(2))).isTrue();
			assertThat(challenge.replaced()).singleElement().matches((mac) -> mac.matches(mac(1)));
			assertThat(challenge.issuedAt()).isEqualTo(at(10));
			assertThat(challenge.expiresAt()).isEqualTo(at(10).plus(TTL));
			assertThat(challenge.attemptsLeft()).isEqualTo(4);
		});
		assertThat(state.ledger().failures().times()).containsExactly(at(11).toEpochMilli());
		assertThat(state.ledger().failures().counts()).containsExactly(1);
		assertThat(state.pace().last()).isEqualTo(at(10));
	}

	@Test
	void guessWhenRightThenThePaceStartsOverAndWindowsStaySnd1() {
		SendClaim claim = claim(SendScope.ACCOUNT, hashed(), "1/10m");
		store().reserve(this.account, List.of(claim), PACED, at(0));
		issue("a", 1, at(0));
		guess("a", 1, at(1));
		assertThat(text(at(1))).isNull();
		assertThat(look(claim, at(1))).isNotNull();
	}

	@Test
	void guessWhenBypassIsRightThenAcceptedOnceAndNothingElseChanges() {
		issue("a", 1, at(0));
		guess("a", 9, at(0));
		text(at(0));
		allow(50, 600);
		assertThat(guess(null, 50, at(1))).isEqualTo(BYPASSED);
		assertThat(guess(null, 50, at(1)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(state(at(1)).ledger().consecutive()).isEqualTo(1);
		assertThat(state(at(1)).pace().texts()).isEqualTo(1);
		assertThat(live(at(1))).containsExactly("a");
	}

	@Test
	void guessWhenBypassIsRightThenAcceptedInSpiteOfLockAndDisabledMark() {
		allow(50, 600);
		lock();
		assertThat(guess(null, 49, at(0)).outcome()).isEqualTo(Outcome.LOCKED);
		assertThat(guess(null, 50, at(0))).isEqualTo(BYPASSED);
		assertThat(guess("a", 1, at(0)).outcome()).isEqualTo(Outcome.LOCKED);
		allow(51, 600);
		change(AccountChange.Kind.DISABLE, at(0));
		assertThat(guess(null, 50, at(0)).outcome()).isEqualTo(Outcome.DISABLED);
		assertThat(guess(null, 51, at(0))).isEqualTo(BYPASSED);
		assertThat(state(at(0)).ledger().disabled()).isTrue();
	}

	@Test
	void guessWhenBypassIsWrongThenNothingCountsT15() {
		allow(50, 600);
		for (int i = 0; i < 10; i++) {
			assertThat(guess(null, 49, at(0))).isEqualTo(new GuessResult(Outcome.REJECTED, 0, null, 0, null));
		}
		assertThat(state(at(0)).ledger().consecutive()).isZero();
		assertThat(guess(null, 50, at(0))).isEqualTo(BYPASSED);
	}

	@Test
	void guessWhenBypassExpiresThenWorthNothingFromThatMillisecondOn() {
		allow(50, 600);
		assertThat(guess(null, 50, at(600)).outcome()).isEqualTo(Outcome.REJECTED);
		allow(50, 600);
		assertThat(guess(null, 50, at(600).minusMillis(1))).isEqualTo(BYPASSED);
	}

	@Test
	void guessWhenBypassWasReplacedThenTheNewerAlone() {
		allow(50, 600);
		allow(51, 300);
		assertThat(guess(null, 50, at(0)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(guess(null, 51, at(0))).isEqualTo(BYPASSED);
	}

	@Test
	void guessWhenBypassAndChallengeAreMixedUpThenRejectedCod8() {
		issue("a", 1, at(0));
		allow(50, 600);
		assertThat(guess(null, 1, at(0)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(guess("b", 50, at(0)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(guess("a", 50, at(0)).failures()).isEqualTo(1);
		assertThat(guess(null, 50, at(0))).isEqualTo(BYPASSED);
	}

	@Test
	void changeWhenUnlockThenFailuresAndPaceAreForgottenAndTheRestStaysSnd1() {
		allow(50, 600);
		text(at(0));
		lock();
		change(AccountChange.Kind.UNLOCK, at(1));
		assertThat(state(at(1)).ledger().consecutive()).isZero();
		assertThat(state(at(1)).ledger().failures().isEmpty()).isTrue();
		assertThat(text(at(1))).isNull();
		assertThat(guess("a", 1, at(1)).outcome()).isEqualTo(Outcome.ACCEPTED);
		assertThat(guess(null, 50, at(1))).isEqualTo(BYPASSED);
	}

	@Test
	void changeWhenDisableThenNothingWorksUntilUnlockedBru2() {
		issue("a", 1, at(0));
		change(AccountChange.Kind.DISABLE, at(1));
		issue("b", 2, at(2));
		assertThat(guess("b", 2, at(2))).isEqualTo(new GuessResult(Outcome.DISABLED, 0, null, 0, null));
		assertThat(text(at(2))).isEqualTo(new SendRefusal(SendScope.LOCK, null));
		change(AccountChange.Kind.UNLOCK, at(3));
		assertThat(text(at(3))).isNull();
		assertThat(guess("a", 1, at(3)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(guess("b", 2, at(3)).outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@ParameterizedTest
	@EnumSource(value = AccountChange.Kind.class, names = { "REVOKE", "CHANGE_NUMBER" })
	void changeWhenCodesAreTakenBackThenLedgerAndPaceStayEnr5Bru4(AccountChange.Kind kind) {
		issue("a", 1, at(0));
		issue("b", 2, at(0));
		guess("a", 9, at(0));
		text(at(0));
		allow(50, 600);
		change(kind, at(1));
		assertThat(live(at(1))).isEmpty();
		assertThat(guess("a", 1, at(1)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(guess(null, 50, at(1)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(state(at(1)).ledger().consecutive()).isEqualTo(1);
		assertThat(state(at(1)).ledger().failures().isEmpty()).isFalse();
		assertThat(text(at(1))).isEqualTo(new SendRefusal(SendScope.COOLDOWN, at(30)));
	}

	@ParameterizedTest
	@EnumSource(value = AccountChange.Kind.class, names = { "REVOKE", "CHANGE_NUMBER", "DISABLE" })
	void issueWhenCodesWereTakenBackMeanwhileThenWorthNothingEnr5T27(AccountChange.Kind kind) {
		change(kind, at(10));
		change(AccountChange.Kind.UNLOCK, at(11));
		issue("a", 1, at(5));
		issue("b", 2, at(10));
		issue("c", 3, at(10).plusMillis(1));
		assertThat(live(at(11))).containsExactly("c");
		assertThat(guess("b", 2, at(11)).outcome()).isEqualTo(Outcome.REJECTED);
		assertThat(guess("c", 3, at(11)).outcome()).isEqualTo(Outcome.ACCEPTED);
	}

	@Test
	void changeWhenInvitedThenUntilThatMillisecondAndReplacedAndWithdrawn() {
		change(AccountChange.invite(at(600)), at(0));
		assertThat(state(at(1)).isInvited(at(600).minusMillis(1))).isTrue();
		assertThat(state(at(1)).isInvited(at(600))).isFalse();
		change(AccountChange.invite(at(300)), at(0));
		assertThat(state(at(1)).invitedUntil()).isEqualTo(at(300));
		change(AccountChange.Kind.WITHDRAW_INVITATION, at(1));
		assertThat(state(at(1)).isInvited(at(1))).isFalse();
	}

	@Test
	void changeWhenNumberChangesThenInvitationIsUsedUp() {
		change(AccountChange.invite(at(600)), at(0));
		change(AccountChange.Kind.CHANGE_NUMBER, at(1));
		assertThat(state(at(1)).isInvited(at(1))).isFalse();
	}

	@Test
	void everyOtherStepLeavesTheInvitation() {
		change(AccountChange.invite(at(600)), at(0));
		issue("a", 1, at(0));
		guess("a", 9, at(0));
		guess("a", 1, at(0));
		text(at(0));
		store().giveBack(this.account, List.of(), at(0));
		allow(50, 300);
		guess(null, 50, at(0));
		change(AccountChange.Kind.REVOKE, at(0));
		change(AccountChange.Kind.DISABLE, at(0));
		change(AccountChange.Kind.UNLOCK, at(0));
		assertThat(state(at(0)).invitedUntil()).isEqualTo(at(600));
	}

	@ParameterizedTest
	@ValueSource(longs = { -86_400, -30, 30, 86_400 })
	void everyCallWhenClocksDifferThenTheCallersTimeCountsT13(long ahead) {
		Instant now = at(ahead);
		issue("a", 1, now);
		assertThat(guess("a", 9, now.plusSeconds(299)).failures()).isEqualTo(1);
		assertThat(guess("a", 1, now.plus(TTL)).outcome()).isEqualTo(Outcome.REJECTED);
		issue("a", 1, now);
		assertThat(guess("a", 1, now.plusSeconds(299)).outcome()).isEqualTo(Outcome.ACCEPTED);
		store().change(this.account, AccountChange.invite(now.plusSeconds(60)), PACED, now);
		assertThat(state(now.plusSeconds(59)).isInvited(now.plusSeconds(59))).isTrue();
		assertThat(text(now)).isNull();
		assertThat(text(now.plusSeconds(29))).isEqualTo(new SendRefusal(SendScope.COOLDOWN, now.plusSeconds(30)));
		assertThat(text(now.plusSeconds(30))).isNull();
	}

	@Test
	void everyCallWhenNodesAreThirtySecondsApartThenEachIsTakenByItsOwnTimeT61() {
		issue("ahead", 1, at(30));
		issue("behind", 2, at(0));
		assertThat(guess("ahead", 1, at(0))).isEqualTo(new GuessResult(Outcome.ACCEPTED, 0, null, 0, at(30)));
		assertThat(guess("behind", 9, at(30)).failures()).isEqualTo(1);
		for (int failed = 2; failed <= 5; failed++) {
			issue("more", 3, at(0));
			assertThat(guess("more", 9, at((failed % 2 == 0) ? 0 : 30)).failures()).isEqualTo(failed);
		}
		assertThat(guess("behind", 2, at(0)).lockedUntil()).isEqualTo(at(90));
		assertThat(guess("behind", 2, at(89)).outcome()).isEqualTo(Outcome.LOCKED);
	}

	@Test
	void everyCallWhenStoreTimePassesThenNothingIsForgottenTooSoonBru4Bru6() {
		issue("a", 1, at(0));
		guess("a", 9, at(0));
		passTime(TTL.minusMillis(1));
		assertThat(guess("a", 1, at(TTL.minusMillis(1))).outcome()).isEqualTo(Outcome.ACCEPTED);
		passTime(Duration.ofDays(29));
		assertThat(state(at(Duration.ofDays(29))).ledger().failures().isEmpty()).isFalse();
		Instant later = at(Duration.ofDays(29).plus(TTL));
		issue("a", 2, later);
		guess("a", 9, later);
		passTime(Duration.ofDays(3650));
		assertThat(state(later.plus(Duration.ofDays(3650))).ledger().consecutive()).isEqualTo(1);
	}

	@Test
	void guessWhenAccountIsAnothersThenItsBypassIsWorthNothing() {
		allow(50, 600);
		Guess guess = new Guess(null, List.of(mac(50)), at(0));
		assertThat(store().guess(hashed(), guess, PACED).outcome()).isEqualTo(Outcome.REJECTED);
	}

	private void allow(int code, long until) {
		change(AccountChange.allow(new BypassCode(mac(code), at(until))), at(0));
	}

	private void lock() {
		issueLong("a", 1, 10);
		for (int i = 0; i < 5; i++) {
			guess("a", 9, at(0));
		}
	}

}
