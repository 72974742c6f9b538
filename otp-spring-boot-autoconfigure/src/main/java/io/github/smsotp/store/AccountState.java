package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The aggregate of one account: its live challenges, its guess ledger, the pace of its
 * texts and its bypass code. Immutable; a store replaces it as a whole, so that a guess
 * is one atomic step. Stores that decide in their own language keep to the rules that
 * stand here.
 *
 * @param challenges the challenges, at most {@value #MAX_CHALLENGES}
 * @param ledger the ledger
 * @param pace the pace of texts
 * @param bypass the bypass code, {@code null} if there is none
 * @param revokedAt when all codes were taken back, {@code null} if they never were; a
 * code that was on its way then is worth nothing
 * @param invitedUntil until when the account may enrol a number where that takes an
 * invitation, {@code null} if it has none
 */
public record AccountState(List<Challenge> challenges, GuessLedger ledger, SendPace pace, @Nullable BypassCode bypass,
		@Nullable Instant revokedAt, @Nullable Instant invitedUntil) {

	/**
	 * How many challenges an account may have at once; the oldest goes.
	 */
	public static final int MAX_CHALLENGES = 3;

	private static final int LEDGER_DAYS = 36500;

	private static final Duration LONGEST = Duration.ofDays(LEDGER_DAYS);

	// longer than any gateway takes
	private static final Duration IN_FLIGHT = Duration.ofMinutes(10);

	/**
	 * The state of an account of which nothing is known.
	 */
	public static final AccountState EMPTY = new AccountState(List.of(), GuessLedger.EMPTY, SendPace.EMPTY, null, null,
			null);

	public AccountState {
		challenges = List.copyOf(challenges);
	}

	/**
	 * Finds a challenge whose code is still worth something.
	 * @param id the id of the challenge
	 * @param now the current time
	 * @return the challenge, {@code null} if there is none
	 */
	public @Nullable Challenge challenge(@Nullable String id, Instant now) {
		return this.challenges.stream()
			.filter((challenge) -> challenge.id().equals(id) && challenge.isLive(now))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Finds a bypass code that is still worth something.
	 * @param now the current time
	 * @return the code, {@code null} if there is none
	 */
	public @Nullable BypassCode bypass(Instant now) {
		return (this.bypass != null && now.isBefore(this.bypass.expiresAt())) ? this.bypass : null;
	}

	/**
	 * Whether the account may enrol a number where that takes an invitation.
	 * @param now the current time
	 * @return {@code true} if it is invited
	 */
	public boolean isInvited(Instant now) {
		return this.invitedUntil != null && now.isBefore(this.invitedUntil);
	}

	/**
	 * Counts the challenges whose codes are still worth something.
	 * @param now the current time
	 * @return the number
	 */
	public int liveChallenges(Instant now) {
		return (int) this.challenges.stream().filter((challenge) -> challenge.isLive(now)).count();
	}

	/**
	 * Why the account may not be sent a text.
	 * @param rules the rules in force
	 * @param now the current time
	 * @return the refusal, {@code null} if it may
	 */
	public @Nullable SendRefusal refusal(AccountRules rules, Instant now) {
		Instant wait = (rules.cooldown() != null) ? this.pace.waitUntil(rules.cooldown(), now) : null;
		return SendRefusal.ofAccount(this.ledger.isDisabled(rules.guesses()),
				this.ledger.lockedUntil(rules.guesses(), now), wait);
	}

	/**
	 * Counts a text that {@link #refusal(AccountRules, Instant) nothing} stands against.
	 * @param rules the rules in force
	 * @param now the time under which it is counted
	 * @return the state afterwards
	 */
	public AccountState reserve(AccountRules rules, Instant now) {
		return (rules.cooldown() != null) ? withPace(this.pace.with(now)) : this;
	}

	/**
	 * Gives a text back that did not go out.
	 * @param reservedAt the time under which it was counted
	 * @return the state afterwards
	 */
	public AccountState giveBack(Instant reservedAt) {
		return withPace(this.pace.without(reservedAt));
	}

	/**
	 * Adds a code, which replaces a code of the same challenge. A code from before all
	 * codes were taken back changes nothing.
	 * @param code the code
	 * @return the state afterwards
	 */
	public AccountState issue(IssuedCode code) {
		if (this.revokedAt != null && !code.issuedAt().isAfter(this.revokedAt)) {
			return this;
		}
		List<Challenge> live = others(code.challengeId(), code.issuedAt());
		live.sort(Comparator.comparing(Challenge::issuedAt));
		while (live.size() >= MAX_CHALLENGES) {
			live.remove(0);
		}
		live.add(Challenge.of(code, challenge(code.challengeId(), code.issuedAt())));
		return with(live, this.ledger);
	}

	/**
	 * Takes a guess: looks at the lock, takes an attempt, compares, counts, deletes. A
	 * right bypass code is accepted in spite of a lock, and changes nothing else; a wrong
	 * one is not counted, since 80 bits cannot be guessed and a count would tell that
	 * there is one.
	 * @param guess the guess
	 * @param rules the rules in force
	 * @return the state afterwards with the result
	 */
	public Guessed guess(Guess guess, GuessRules rules) {
		BypassCode code = (guess.challengeId() == null) ? bypass(guess.at()) : null;
		if (code != null && code.accepts(guess.macs())) {
			return new Guessed(withBypass(null), GuessResult.accepted(null));
		}
		if (this.ledger.isDisabled(rules)) {
			return unchanged(GuessResult.Outcome.DISABLED, null);
		}
		Instant lockedUntil = this.ledger.lockedUntil(rules, guess.at());
		if (lockedUntil != null) {
			return unchanged(GuessResult.Outcome.LOCKED, lockedUntil);
		}
		Challenge challenge = challenge(guess.challengeId(), guess.at());
		return (challenge != null) ? evaluate(challenge, guess, rules) : unchanged(GuessResult.Outcome.REJECTED, null);
	}

	/**
	 * Makes a change.
	 * @param change what to do
	 * @param now the current time
	 * @return the state afterwards
	 */
	public AccountState apply(AccountChange change, Instant now) {
		return switch (change.kind()) {
			case UNLOCK -> new AccountState(this.challenges, GuessLedger.EMPTY, SendPace.EMPTY, this.bypass,
					this.revokedAt, this.invitedUntil);
			case DISABLE -> new AccountState(List.of(), this.ledger.withDisabledMark(), this.pace, this.bypass, now,
					this.invitedUntil);
			case REVOKE -> new AccountState(List.of(), this.ledger, this.pace, null, now, this.invitedUntil);
			case ALLOW_BYPASS -> withBypass(change.bypass());
			case INVITE -> withInvitation(change.until());
			case WITHDRAW_INVITATION -> withInvitation(null);
			case CHANGE_NUMBER -> new AccountState(List.of(), this.ledger, this.pace, null, now, null);
		};
	}

	/**
	 * How long a store has to keep this state.
	 * @param rules the rules in force
	 * @param now the current time
	 * @return the time, at most {@value #LEDGER_DAYS} days, which it is while something
	 * stands that only success or an administrator takes away
	 */
	public Duration keepFor(AccountRules rules, Instant now) {
		if (this.ledger.consecutive() > 0 || this.ledger.disabled()) {
			return LONGEST;
		}
		Instant until = now;
		for (Challenge challenge : this.challenges) {
			until = later(until, challenge.expiresAt());
		}
		Instant lastFailure = this.ledger.failures().newest();
		if (lastFailure != null) {
			until = later(until, lastFailure.plus(rules.guesses().longestWindow()));
		}
		if (rules.cooldown() != null) {
			until = later(until, this.pace.relevantUntil(rules.cooldown()));
		}
		if (this.bypass != null) {
			until = later(until, this.bypass.expiresAt());
		}
		if (this.invitedUntil != null) {
			until = later(until, this.invitedUntil);
		}
		Duration keep = Duration.between(now,
				(this.revokedAt != null) ? later(until, this.revokedAt.plus(IN_FLIGHT)) : until);
		return (keep.compareTo(LONGEST) < 0) ? keep : LONGEST;
	}

	private Guessed evaluate(Challenge challenge, Guess guess, GuessRules rules) {
		List<Challenge> others = others(challenge.id(), guess.at());
		if (challenge.accepts(guess.macs())) {
			AccountState accepted = new AccountState(others, this.ledger.withSuccess(), SendPace.EMPTY, this.bypass,
					this.revokedAt, this.invitedUntil);
			return new Guessed(accepted, GuessResult.accepted(challenge.issuedAt()));
		}
		boolean superseded = challenge.hasReplaced(guess.macs());
		Challenge after = challenge.withAttemptTaken();
		if (after.attemptsLeft() > 0) {
			others.add(after);
		}
		if (superseded) {
			int left = Math.min(after.attemptsLeft(), this.ledger.attemptsLeft(rules, guess.at()));
			return new Guessed(with(others, this.ledger), GuessResult.of(GuessResult.Outcome.SUPERSEDED, left, null));
		}
		return failed(others, rules, guess.at(), after.attemptsLeft());
	}

	private Guessed failed(List<Challenge> others, GuessRules rules, Instant at, int attemptsLeft) {
		GuessLedger counted = this.ledger.withFailure(rules, at);
		Instant lockedUntil = counted.lockedUntil(rules, at);
		return new Guessed(with(others, counted), new GuessResult(GuessResult.Outcome.REJECTED,
				Math.min(attemptsLeft, counted.attemptsLeft(rules, at)), lockedUntil, counted.consecutive(), null));
	}

	private List<Challenge> others(String id, Instant now) {
		List<Challenge> others = new ArrayList<>(this.challenges);
		others.removeIf((challenge) -> challenge.id().equals(id) || !challenge.isLive(now));
		return others;
	}

	private Guessed unchanged(GuessResult.Outcome outcome, @Nullable Instant lockedUntil) {
		return new Guessed(this, GuessResult.of(outcome, 0, lockedUntil));
	}

	private AccountState with(List<Challenge> others, GuessLedger other) {
		return new AccountState(others, other, this.pace, this.bypass, this.revokedAt, this.invitedUntil);
	}

	private AccountState withPace(SendPace other) {
		return new AccountState(this.challenges, this.ledger, other, this.bypass, this.revokedAt, this.invitedUntil);
	}

	private AccountState withBypass(@Nullable BypassCode other) {
		return new AccountState(this.challenges, this.ledger, this.pace, other, this.revokedAt, this.invitedUntil);
	}

	private AccountState withInvitation(@Nullable Instant until) {
		return new AccountState(this.challenges, this.ledger, this.pace, this.bypass, this.revokedAt, until);
	}

	private static Instant later(Instant one, Instant other) {
		return other.isAfter(one) ? other : one;
	}

	/**
	 * The state after a guess, and what became of it.
	 *
	 * @param state the state to store
	 * @param result the result to return
	 */
	public record Guessed(AccountState state, GuessResult result) {
	}

}
