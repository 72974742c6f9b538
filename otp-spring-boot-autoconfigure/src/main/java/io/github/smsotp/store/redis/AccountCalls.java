package io.github.smsotp.store.redis;

import java.time.Instant;
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
		return call(account, "reserve", ScriptText.of(now), ScriptText.of(rules));
	}

	ScriptCall giveBack(String account, Instant reservedAt) {
		return call(account, "giveBack", ScriptText.of(reservedAt));
	}

	ScriptCall issue(String account, IssuedCode code, AccountRules rules) {
		return call(account, "issue", ScriptText.of(code.issuedAt()), ScriptText.of(rules),
				ScriptText.encode(code.challengeId()), ScriptText.of(code.mac()), ScriptText.of(code.expiresAt()),
				String.valueOf(code.attempts()));
	}

	ScriptCall guess(String account, Guess guess, AccountRules rules) {
		String id = Objects.requireNonNullElse(guess.challengeId(), "");
		return call(account, "guess", ScriptText.of(guess.at()), ScriptText.of(rules), ScriptText.encode(id),
				ScriptText.of(guess.macs()));
	}

	ScriptCall change(String account, AccountChange change, AccountRules rules, Instant now) {
		BypassCode bypass = change.bypass();
		Instant until = (bypass != null) ? bypass.expiresAt() : change.until();
		return call(account, "change", ScriptText.of(now), ScriptText.of(rules), change.kind().name(),
				ScriptText.of(until), ScriptText.of((bypass != null) ? bypass.mac() : null));
	}

	ScriptCall view(String account) {
		return call(account, "view");
	}

	private ScriptCall call(String account, String... arguments) {
		return new ScriptCall(Scripts.ACCOUNT, this.prefix + "{" + account + "}", List.of(arguments));
	}

}
