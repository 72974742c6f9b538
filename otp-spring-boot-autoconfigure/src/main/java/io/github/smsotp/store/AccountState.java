package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The aggregate of one account: its live challenges and its guess ledger. Immutable; a
 * store replaces it as a whole, so that a guess is one atomic step. Stores that decide in
 * their own language keep to the rules that stand here.
 *
 * @param challenges the challenges, at most {@value #MAX_CHALLENGES}
 * @param ledger the ledger
 */
public record AccountState(List<Challenge> challenges, GuessLedger ledger) {

	/**
	 * How many challenges an account may have at once; the oldest goes.
	 */
	public static final int MAX_CHALLENGES = 3;

	private static final int LEDGER_DAYS = 36500;

	/**
	 * The state of an account of which nothing is known.
	 */
	public static final AccountState EMPTY = new AccountState(List.of(), GuessLedger.EMPTY);

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
	 * Adds a code, which replaces a code of the same challenge.
	 * @param code the code
	 * @return the state afterwards
	 */
	public AccountState issue(IssuedCode code) {
		List<Challenge> live = others(code.challengeId(), code.issuedAt());
		live.sort(Comparator.comparing(Challenge::issuedAt));
		while (live.size() >= MAX_CHALLENGES) {
			live.remove(0);
		}
		live.add(Challenge.of(code, challenge(code.challengeId(), code.issuedAt())));
		return new AccountState(live, this.ledger);
	}

	/**
	 * Takes a guess: looks at the lock, takes an attempt, compares, counts, deletes.
	 * @param guess the guess
	 * @param rules the rules in force
	 * @return the state afterwards with the result
	 */
	public Guessed guess(Guess guess, GuessRules rules) {
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
	 * How long a store has to keep this state.
	 * @param rules the rules in force
	 * @param now the current time
	 * @return the time, {@value #LEDGER_DAYS} days while wrong codes count that only
	 * success resets
	 */
	public Duration keepFor(GuessRules rules, Instant now) {
		if (this.ledger.consecutive() > 0) {
			return Duration.ofDays(LEDGER_DAYS);
		}
		Instant until = now;
		for (Challenge challenge : this.challenges) {
			until = later(until, challenge.expiresAt());
		}
		Instant lastFailure = this.ledger.failures().newest();
		if (lastFailure != null) {
			until = later(until, lastFailure.plus(rules.longestWindow()));
		}
		return Duration.between(now, until);
	}

	private Guessed evaluate(Challenge challenge, Guess guess, GuessRules rules) {
		List<Challenge> others = others(challenge.id(), guess.at());
		if (challenge.accepts(guess.macs())) {
			return new Guessed(new AccountState(others, this.ledger.withSuccess()),
					new GuessResult(GuessResult.Outcome.ACCEPTED, 0, null));
		}
		boolean superseded = challenge.hasReplaced(guess.macs());
		Challenge after = challenge.withAttemptTaken();
		if (after.attemptsLeft() > 0) {
			others.add(after);
		}
		GuessLedger counted = superseded ? this.ledger : this.ledger.withFailure(rules, guess.at());
		int left = Math.min(after.attemptsLeft(), counted.attemptsLeft(rules, guess.at()));
		GuessResult.Outcome outcome = superseded ? GuessResult.Outcome.SUPERSEDED : GuessResult.Outcome.REJECTED;
		Instant lockedUntil = counted.isDisabled(rules) ? null : counted.lockedUntil(rules, guess.at());
		return new Guessed(new AccountState(others, counted), new GuessResult(outcome, left, lockedUntil));
	}

	private List<Challenge> others(String id, Instant now) {
		List<Challenge> others = new ArrayList<>(this.challenges);
		others.removeIf((challenge) -> challenge.id().equals(id) || !challenge.isLive(now));
		return others;
	}

	private Guessed unchanged(GuessResult.Outcome outcome, @Nullable Instant lockedUntil) {
		return new Guessed(this, new GuessResult(outcome, 0, lockedUntil));
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
