package io.github.smsotp.store.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SlidingWindow;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.StateText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.Assert;

/**
 * A {@link SmsOtpStore} on Redis, for nodes that share their state. Each account and each
 * window is one key that expires; every change of one is one script, so that Redis
 * Cluster works. A guess is one round trip, a text one, or two where something refuses
 * it. Entries that cannot be read are ignored and replaced. Safe for use by several
 * threads.
 */
public final class RedisSmsOtpStore implements SmsOtpStore {

	private static final Log logger = LogFactory.getLog(RedisSmsOtpStore.class);

	private final AtomicBoolean warned = new AtomicBoolean();

	private final String keyPrefix;

	private final ScriptRunner scripts;

	private final AccountCalls accounts;

	private final WindowCalls windows;

	/**
	 * Creates a store.
	 * @param connections where the connections to Redis come from
	 * @param keyPrefix what all keys start with
	 */
	public RedisSmsOtpStore(RedisConnectionFactory connections, String keyPrefix) {
		Assert.notNull(connections, "connections cannot be null");
		Assert.notNull(keyPrefix, "keyPrefix cannot be null");
		this.keyPrefix = keyPrefix;
		this.scripts = new ScriptRunner(connections);
		this.accounts = new AccountCalls(keyPrefix);
		this.windows = new WindowCalls(keyPrefix);
	}

	/**
	 * Sets how long to wait for an answer over Lettuce, two seconds by default. Other
	 * clients wait as long as their connection factory says.
	 * @param timeout the time, at least a millisecond
	 */
	public void setTimeout(Duration timeout) {
		Assert.isTrue(timeout.toMillis() > 0, "timeout must be positive");
		this.scripts.setTimeout(timeout);
	}

	@Override
	public SendReservation reserve(String account, List<SendClaim> claims, AccountRules rules, Instant now) {
		List<ScriptCall> calls = new ArrayList<>();
		calls.add(this.accounts.reserve(account, rules, now));
		claims.forEach((claim) -> calls.add(this.windows.take(claim, now)));
		SendReplies replies = new SendReplies(claims, run(calls));
		if (!replies.isCounted()) {
			undo(account, replies, now);
		}
		return replies.result();
	}

	@Override
	public void giveBack(String account, List<SendClaim> claims, Instant reservedAt) {
		List<ScriptCall> calls = new ArrayList<>();
		calls.add(this.accounts.giveBack(account, reservedAt));
		claims.forEach((claim) -> calls.add(this.windows.giveBack(claim, reservedAt)));
		run(calls).forEach(Reply::check);
	}

	@Override
	public void issue(String account, IssuedCode code, AccountRules rules) {
		run(this.accounts.issue(account, code, rules)).check();
	}

	@Override
	public GuessResult guess(String account, Guess guess, AccountRules rules) {
		Reply reply = run(this.accounts.guess(account, guess, rules));
		return new GuessResult(GuessResult.Outcome.valueOf(reply.text(1)), reply.integer(2), reply.instant(3),
				reply.integer(4), reply.instant(5));
	}

	@Override
	public AccountView view(String account, List<SendClaim> claims, Instant now) {
		List<ScriptCall> calls = new ArrayList<>();
		calls.add(this.accounts.view(account));
		claims.forEach((claim) -> calls.add(this.windows.view(claim)));
		List<Reply> replies = run(calls);
		SendRefusal refusal = null;
		for (int i = 0; i < claims.size(); i++) {
			SlidingWindow counted = StateText.window(replies.get(i + 1).entry());
			refusal = SendRefusal.both(refusal, claims.get(i).refusal(counted, now));
		}
		return new AccountView(StateText.account(replies.get(0).entry()), refusal);
	}

	@Override
	public void change(String account, AccountChange change, AccountRules rules, Instant now) {
		run(this.accounts.change(account, change, rules, now)).check();
	}

	// what fails here stays counted, which is on the safe side
	private void undo(String account, SendReplies replies, Instant now) {
		List<ScriptCall> calls = new ArrayList<>();
		if (replies.isAccountCounted()) {
			calls.add(this.accounts.giveBack(account, now));
		}
		replies.countedClaims().forEach((claim) -> calls.add(this.windows.giveBack(claim, now)));
		if (!calls.isEmpty()) {
			run(calls);
		}
	}

	private Reply run(ScriptCall call) {
		return run(List.of(call)).get(0);
	}

	private List<Reply> run(List<ScriptCall> calls) {
		List<Reply> replies = this.scripts.run(calls);
		if (replies.stream().anyMatch(Reply::isUnreadable) && this.warned.compareAndSet(false, true)) {
			logger.warn("Redis has entries under '" + this.keyPrefix + "' that this version has not written; they are "
					+ "ignored and replaced. Whatever else writes there needs a prefix of its own "
					+ "(sms-otp.store.redis.key-prefix)");
		}
		return replies;
	}

}
