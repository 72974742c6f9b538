package io.github.smsotp.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SlidingWindow;
import io.github.smsotp.store.SmsOtpStore;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.Assert;

/**
 * A {@link SmsOtpStore} on Redis, for nodes that share their state. Each account and each
 * window is one key that expires; every change of one is one script, so that a cluster
 * does as well as a server. A guess is one round trip, a text one, or two where something
 * refuses it. Entries that cannot be read are ignored and replaced. Safe for use by
 * several threads.
 */
public final class RedisSmsOtpStore implements SmsOtpStore {

	private final ScriptRunner scripts;

	private final AccountCalls accounts;

	private final WindowCalls windows;

	private final EntryWarning warning;

	/**
	 * Creates a store.
	 * @param connections where the connections to Redis come from
	 * @param keyPrefix what all keys start with
	 * @param timeout how long Lettuce may wait for an answer; a shorter time of the
	 * client's holds, and Jedis has no other
	 */
	public RedisSmsOtpStore(RedisConnectionFactory connections, String keyPrefix, Duration timeout) {
		Assert.notNull(connections, "connections cannot be null");
		Assert.notNull(keyPrefix, "keyPrefix cannot be null");
		Assert.isTrue(timeout.toMillis() > 0, "timeout must be positive");
		this.scripts = new ScriptRunner(connections, timeout);
		this.accounts = new AccountCalls(keyPrefix);
		this.windows = new WindowCalls(keyPrefix);
		this.warning = new EntryWarning(keyPrefix);
	}

	@Override
	public SendReservation reserve(String account, List<SendClaim> claims, AccountRules rules, Instant now) {
		List<ScriptCall> calls = new ArrayList<>();
		calls.add(this.accounts.reserve(account, rules, now));
		claims.forEach((claim) -> calls.add(this.windows.take(claim, now)));
		List<Answer> answers = this.scripts.run(calls);
		Reservation reservation = new Reservation().account(answers.get(0), this.warning);
		for (int i = 0; i < claims.size(); i++) {
			reservation.window(claims.get(i), answers.get(i + 1), this.warning);
		}
		if (!reservation.isCounted()) {
			undo(account, reservation, now);
		}
		return reservation.result();
	}

	@Override
	public void giveBack(String account, List<SendClaim> claims, Instant reservedAt) {
		List<ScriptCall> calls = new ArrayList<>();
		calls.add(this.accounts.giveBack(account, reservedAt));
		claims.forEach((claim) -> calls.add(this.windows.giveBack(claim, reservedAt)));
		this.scripts.run(calls).forEach(this::reply);
	}

	@Override
	public void issue(String account, IssuedCode code, AccountRules rules) {
		reply(this.scripts.run(this.accounts.issue(account, code, rules)));
	}

	@Override
	public GuessResult guess(String account, Guess guess, AccountRules rules) {
		Reply reply = reply(this.scripts.run(this.accounts.guess(account, guess, rules)));
		return new GuessResult(GuessResult.Outcome.valueOf(reply.text(1)), reply.integer(2), reply.instant(3),
				reply.integer(4), reply.instant(5));
	}

	@Override
	public AccountView view(String account, List<SendClaim> claims, Instant now) {
		List<ScriptCall> calls = new ArrayList<>();
		calls.add(this.accounts.view(account));
		claims.forEach((claim) -> calls.add(this.windows.view(claim)));
		List<Answer> answers = this.scripts.run(calls);
		SendRefusal refusal = null;
		for (int i = 0; i < claims.size(); i++) {
			SlidingWindow counted = read(answers.get(i + 1), EntryReader::window, SlidingWindow.EMPTY);
			refusal = SendRefusal.both(refusal, claims.get(i).refusal(counted, now));
		}
		return new AccountView(read(answers.get(0), EntryReader::account, AccountState.EMPTY), refusal);
	}

	@Override
	public void change(String account, AccountChange change, AccountRules rules, Instant now) {
		reply(this.scripts.run(this.accounts.change(account, change, rules, now)));
	}

	// what fails here stays counted, which is on the safe side
	private void undo(String account, Reservation reservation, Instant now) {
		List<ScriptCall> calls = new ArrayList<>();
		if (reservation.isAccountCounted()) {
			calls.add(this.accounts.giveBack(account, now));
		}
		reservation.countedClaims().forEach((claim) -> calls.add(this.windows.giveBack(claim, now)));
		if (!calls.isEmpty()) {
			this.scripts.run(calls).forEach(this::reply);
		}
	}

	private Reply reply(Answer answer) {
		return this.warning.check(new Reply(answer.required()));
	}

	private <T> T read(Answer answer, Function<String, T> reader, T none) {
		String text = answer.required();
		if (text.isEmpty()) {
			return none;
		}
		try {
			return Objects.requireNonNull(reader.apply(text));
		}
		catch (RuntimeException ex) {
			this.warning.give();
			return none;
		}
	}

}
