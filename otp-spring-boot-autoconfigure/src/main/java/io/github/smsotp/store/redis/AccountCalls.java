package io.github.smsotp.store.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.IssuedCode;

/**
 * What {@code account.lua} can be asked.
 */
final class AccountCalls {

	private final String prefix;

	AccountCalls(String prefix) {
		this.prefix = prefix + "account:";
	}

	ScriptCall reserve(String account, AccountRules rules, Instant now) {
		return call(account, "reserve", EntryText.of(now), EntryText.of(rules));
	}

	ScriptCall giveBack(String account, Instant reservedAt) {
		return call(account, "giveBack", EntryText.of(reservedAt));
	}

	ScriptCall issue(String account, IssuedCode code, AccountRules rules) {
		return call(account, "issue", EntryText.of(code.issuedAt()), EntryText.of(rules),
				EntryText.ofName(code.challengeId()), EntryText.of(code.mac()), EntryText.of(code.expiresAt()),
				String.valueOf(code.attempts()));
	}

	ScriptCall guess(String account, Guess guess, AccountRules rules) {
		String id = Objects.requireNonNullElse(guess.challengeId(), "");
		return call(account, "guess", EntryText.of(guess.at()), EntryText.of(rules), EntryText.ofName(id),
				EntryText.of(guess.macs()));
	}

	ScriptCall change(String account, AccountChange change, AccountRules rules, Instant now) {
		List<String> arguments = new ArrayList<>(
				List.of("change", EntryText.of(now), EntryText.of(rules), change.kind().name()));
		BypassCode bypass = change.bypass();
		if (bypass != null) {
			arguments.addAll(List.of(EntryText.of(bypass.expiresAt()), EntryText.of(bypass.mac())));
		}
		if (change.until() != null) {
			arguments.add(EntryText.of(change.until()));
		}
		return call(account, arguments.toArray(String[]::new));
	}

	ScriptCall view(String account) {
		return call(account, "view");
	}

	private ScriptCall call(String account, String... arguments) {
		return new ScriptCall(RedisScript.ACCOUNT, this.prefix + "{" + account + "}", List.of(arguments));
	}

}
