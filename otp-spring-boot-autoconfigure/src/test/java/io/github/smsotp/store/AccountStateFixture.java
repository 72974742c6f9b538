package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Codes and rules for tests of {@link AccountState}.
 */
abstract class AccountStateFixture {

	static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	static final Duration TTL = Duration.ofMinutes(5);

	static final Duration COOLDOWN = Duration.ofSeconds(30);

	static final GuessRules GUESSES = new GuessRules(5, List.of(Duration.ofMinutes(1)),
			List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("100/30d")), 50);

	static final GuessRules NO_LOCK = new GuessRules(0, List.of(), List.of(), 0);

	static final AccountRules RULES = new AccountRules(GUESSES, COOLDOWN);

	static IssuedCode code(String challengeId, int code, Instant at) {
		return new IssuedCode(challengeId, mac("key", code), at, at.plus(TTL), 5);
	}

	static Guess guess(String challengeId, int code, Instant at) {
		return new Guess(challengeId, List.of(mac("key", code)), at);
	}

	static Guess bypassGuess(int code, Instant at) {
		return new Guess(null, List.of(mac("key", code)), at);
	}

	static AccountState failed(AccountState state, int times, Instant at) {
		AccountState failed = state.issue(code("failing", 1, at));
		for (int i = 0; i < times; i++) {
			failed = failed.guess(guess("failing", 99, at), GUESSES).state();
		}
		return failed;
	}

	static AccountState with(AccountState state, GuessLedger ledger) {
		return new AccountState(state.challenges(), ledger, state.pace(), state.bypass(), state.revokedAt(),
				state.invitedUntil());
	}

	static AccountState disabled(AccountState state) {
		return with(state, state.ledger().withDisabledMark());
	}

	static AccountState allowed(AccountState state, int code, Instant until) {
		return state.apply(AccountChange.allow(new BypassCode(mac("key", code), until)), NOW);
	}

	static CodeMac mac(String keyId, int code) {
		byte[] value = new byte[32];
		value[0] = (byte) code;
		return new CodeMac(keyId, value);
	}

}
