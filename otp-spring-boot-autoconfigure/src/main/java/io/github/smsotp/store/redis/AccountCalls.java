package io.github.smsotp.store.redis;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.StateText;

/**
 * What {@code account.lua} can be asked.
 */
final class AccountCalls {

	private final String prefix;

	AccountCalls(String prefix) {
		this.prefix = prefix + "account:";
	}

	ScriptCall reserve(String account, AccountRules rules, Instant now) {
		return call(account, "reserve", StateText.of(now), ScriptText.of(rules));
	}

	ScriptCall giveBack(String account, Instant reservedAt) {
		return call(account, "giveBack", StateText.of(reservedAt));
	}

	ScriptCall issue(String account, IssuedCode code, AccountRules rules) {
		return call(account, "issue", StateText.of(code.issuedAt()), ScriptText.of(rules),
				StateText.ofName(code.challengeId()), StateText.of(code.mac()), StateText.of(code.expiresAt()),
				String.valueOf(code.attempts()));
	}

	ScriptCall guess(String account, Guess guess, AccountRules rules) {
		String id = Objects.requireNonNullElse(guess.challengeId(), "");
		return call(account, "guess", StateText.of(guess.at()), ScriptText.of(rules), StateText.ofName(id),
				ScriptText.of(guess.macs()));
	}

	ScriptCall change(String account, AccountChange change, AccountRules rules, Instant now) {
		BypassCode bypass = change.bypass();
		Instant until = (bypass != null) ? bypass.expiresAt() : change.until();
		return call(account, "change", StateText.of(now), ScriptText.of(rules), change.kind().name(),
				StateText.of(until), (bypass != null) ? StateText.of(bypass.mac()) : "");
	}

	ScriptCall view(String account) {
		return call(account, "view");
	}

	private ScriptCall call(String account, String... arguments) {
		return new ScriptCall(Scripts.ACCOUNT, this.prefix + "{" + account + "}", List.of(arguments));
	}

}
