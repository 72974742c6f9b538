package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.StateText;

import org.springframework.util.StringUtils;

/**
 * The text in which scripts take what is no part of an entry, in the manner of
 * {@link StateText}.
 */
final class ScriptText {

	private ScriptText() {
	}

	static String of(List<CodeMac> macs) {
		return macs.stream().map(StateText::of).collect(Collectors.joining(";"));
	}

	static String of(AccountRules rules) {
		GuessRules guesses = rules.guesses();
		String locks = guesses.lockFor().stream().map(ScriptText::millis).collect(Collectors.joining(";"));
		String rolling = guesses.rolling()
			.stream()
			.map((limit) -> limit.count() + ":" + millis(limit.window()))
			.collect(Collectors.joining(";"));
		String cooldown = (rules.cooldown() != null) ? millis(rules.cooldown()) : "";
		return StringUtils.arrayToDelimitedString(
				new Object[] { guesses.lockAfter(), locks, rolling, guesses.disableAfter(), cooldown }, "|");
	}

	static String millis(Duration duration) {
		return String.valueOf(duration.toMillis());
	}

}
