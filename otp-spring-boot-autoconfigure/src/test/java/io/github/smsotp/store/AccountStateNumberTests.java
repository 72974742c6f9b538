package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AccountState} when an account is invited to enrol a number, or has
 * another one.
 */
class AccountStateNumberTests extends AccountStateFixture {

	private static final Instant UNTIL = NOW.plus(Duration.ofDays(30));

	private static final AccountState BUSY = allowed(failed(AccountState.EMPTY.issue(code("a", 1, NOW)), 4, NOW), 7,
			NOW.plusSeconds(3_600))
		.reserve(RULES, NOW);

	private static final AccountState INVITED = BUSY.apply(AccountChange.invite(UNTIL), NOW);

	@Test
	void applyWhenInviteThenNothingElseChanges() {
		assertThat(INVITED).isEqualTo(new AccountState(BUSY.challenges(), BUSY.ledger(), BUSY.pace(), BUSY.bypass(),
				BUSY.revokedAt(), UNTIL));
		assertThat(BUSY.isInvited(NOW)).isFalse();
		assertThat(INVITED.isInvited(UNTIL.minusMillis(1))).isTrue();
		assertThat(INVITED.isInvited(UNTIL)).isFalse();
	}

	@Test
	void applyWhenInviteAgainThenReplaced() {
		assertThat(INVITED.apply(AccountChange.invite(NOW.plusSeconds(1)), NOW).invitedUntil())
			.isEqualTo(NOW.plusSeconds(1));
	}

	@Test
	void applyWhenInvitationIsWithdrawnThenNothingElseChanges() {
		assertThat(apply(INVITED, AccountChange.Kind.WITHDRAW_INVITATION)).isEqualTo(BUSY);
		assertThat(apply(AccountState.EMPTY, AccountChange.Kind.WITHDRAW_INVITATION)).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void applyWhenNumberChangesThenCodesBypassAndInvitationAreGoneAndLedgerAndPaceStayEnr5Bru4() {
		assertThat(apply(INVITED, AccountChange.Kind.CHANGE_NUMBER))
			.isEqualTo(new AccountState(List.of(), BUSY.ledger(), BUSY.pace(), null, NOW, null));
		assertThat(apply(disabled(INVITED), AccountChange.Kind.CHANGE_NUMBER).ledger().disabled()).isTrue();
	}

	@Test
	void issueWhenNumberWasChangedMeanwhileThenNothingChangesEnr5T27() {
		AccountState changed = apply(BUSY, AccountChange.Kind.CHANGE_NUMBER);
		assertThat(changed.issue(code("late", 1, NOW.minusMillis(1)))).isSameAs(changed);
		assertThat(changed.issue(code("late", 1, NOW))).isSameAs(changed);
		assertThat(changed.issue(code("next", 1, NOW.plusMillis(1))).challenges()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "UNLOCK", "DISABLE", "REVOKE" })
	void applyWhenInvitedThenInvitationStays(AccountChange.Kind kind) {
		assertThat(apply(INVITED, kind).invitedUntil()).isEqualTo(UNTIL);
	}

	@Test
	void everyOtherStepWhenInvitedThenInvitationStays() {
		Instant later = NOW.plusSeconds(1);
		assertThat(allowed(INVITED, 8, UNTIL).invitedUntil()).isEqualTo(UNTIL);
		assertThat(INVITED.issue(code("b", 2, later)).invitedUntil()).isEqualTo(UNTIL);
		assertThat(INVITED.reserve(RULES, later).giveBack(later).invitedUntil()).isEqualTo(UNTIL);
		assertThat(INVITED.guess(guess("a", 1, later), GUESSES).state().invitedUntil()).isEqualTo(UNTIL);
		assertThat(INVITED.guess(guess("a", 99, later), GUESSES).state().invitedUntil()).isEqualTo(UNTIL);
		assertThat(INVITED.guess(bypassGuess(7, later), GUESSES).state().invitedUntil()).isEqualTo(UNTIL);
	}

	@Test
	void keepForWhenInvitedThenUntilItExpires() {
		AccountState invited = AccountState.EMPTY.apply(AccountChange.invite(UNTIL), NOW);
		assertThat(invited.keepFor(RULES, NOW)).isEqualTo(Duration.ofDays(30));
		assertThat(invited.reserve(RULES, NOW).keepFor(RULES, NOW)).isEqualTo(Duration.ofDays(30));
		assertThat(invited.keepFor(RULES, UNTIL)).isZero();
		assertThat(apply(invited, AccountChange.Kind.WITHDRAW_INVITATION).keepFor(RULES, NOW)).isZero();
	}

	@Test
	void keepForWhenNumberWasChangedThenLongerThanAnyGatewayTakes() {
		AccountState changed = apply(AccountState.EMPTY, AccountChange.Kind.CHANGE_NUMBER);
		assertThat(changed.keepFor(RULES, NOW)).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void changeWhenDateAndKindDoNotFitThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> AccountChange.of(AccountChange.Kind.INVITE));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AccountChange(AccountChange.Kind.CHANGE_NUMBER, null, UNTIL));
	}

	private static AccountState apply(AccountState state, AccountChange.Kind kind) {
		return state.apply(AccountChange.of(kind), NOW);
	}

}
