package io.github.smsotp.test;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.Challenge;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, codes, claims and rules for the contract of a {@link SmsOtpStore}.
 */
abstract class SmsOtpStoreFixture {

	static final Duration TTL = Duration.ofMinutes(5);

	static final Duration COOLDOWN = Duration.ofSeconds(30);

	static final GuessRules NO_LIMITS = new GuessRules(0, List.of(), List.of(), 0);

	static final GuessRules GUESSES = new GuessRules(5, List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)),
			List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("100/30d")), 50);

	static final AccountRules RULES = new AccountRules(GUESSES, null);

	static final AccountRules PACED = new AccountRules(GUESSES, COOLDOWN);

	static final AccountRules FREE = new AccountRules(NO_LIMITS, null);

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * An account that no other test knows.
	 */
	final String account = hashed();

	/**
	 * The time of the first call, in milliseconds as stores may keep them.
	 */
	final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

	/**
	 * Gives the store to test. It is asked for again and again; where nodes share a
	 * store, the answer may be another node each time. What earlier tests have left in it
	 * does not matter.
	 * @return the store
	 */
	protected abstract SmsOtpStore store();

	/**
	 * Lets time pass for the store's own clock, by which it forgets. Does nothing unless
	 * overridden, since the clock of a server cannot be set; with a clock that can be, a
	 * store that forgets too soon is found.
	 * @param duration how much time
	 */
	protected void passTime(Duration duration) {
	}

	static String hashed() {
		byte[] hash = new byte[32];
		RANDOM.nextBytes(hash);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
	}

	static CodeMac mac(int code) {
		return mac("key", code);
	}

	static CodeMac mac(String keyId, int code) {
		return new CodeMac(keyId, ByteBuffer.allocate(32).putInt(28, code).putInt(0, ~code).array());
	}

	static SendClaim claim(SendScope scope, String key, String limit) {
		return new SendClaim(scope, key, RateLimit.valueOf(limit), false);
	}

	Instant at(Duration after) {
		return this.start.plus(after);
	}

	Instant at(long seconds) {
		return this.start.plusSeconds(seconds);
	}

	void issue(String challengeId, int code, Instant at) {
		issue(this.account, challengeId, code, at);
	}

	void issue(String account, String challengeId, int code, Instant at) {
		store().issue(account, new IssuedCode(challengeId, mac(code), at, at.plus(TTL), 5), PACED);
	}

	void issueLong(String challengeId, int code, int attempts) {
		Instant end = this.start.plus(Duration.ofDays(60));
		store().issue(this.account, new IssuedCode(challengeId, mac(code), this.start, end, attempts), PACED);
	}

	GuessResult guess(@Nullable String challengeId, int code, Instant at) {
		return guess(challengeId, code, PACED, at);
	}

	GuessResult guess(@Nullable String challengeId, int code, AccountRules rules, Instant at) {
		return store().guess(this.account, new Guess(challengeId, List.of(mac(code)), at), rules);
	}

	void change(AccountChange.Kind kind, Instant at) {
		change(AccountChange.of(kind), at);
	}

	void change(AccountChange change, Instant at) {
		store().change(this.account, change, PACED, at);
	}

	SendReservation reserve(List<SendClaim> claims, Instant at) {
		return store().reserve(this.account, claims, RULES, at);
	}

	@Nullable SendRefusal text(Instant at) {
		return store().reserve(this.account, List.of(), PACED, at).refusal();
	}

	@Nullable SendRefusal look(SendClaim claim, Instant at) {
		return store().view(this.account, List.of(claim), at).windows();
	}

	AccountState state(Instant at) {
		return state(this.account, at);
	}

	AccountState state(String account, Instant at) {
		return store().view(account, List.of(), at).state();
	}

	List<String> live(Instant at) {
		return state(at).challenges()
			.stream()
			.filter((challenge) -> at.isBefore(challenge.expiresAt()))
			.map(Challenge::id)
			.sorted()
			.toList();
	}

	// reserves until the window is full, each for an account of its own
	int fill(SendClaim claim, Instant at, int atMost) {
		int texts = 0;
		while (texts <= atMost && store().reserve(hashed(), List.of(claim), FREE, at).refusal() == null) {
			texts++;
		}
		return texts;
	}

}
