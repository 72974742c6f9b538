package io.github.smsotp.store.redis;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.GuessRules;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * The compact text in which scripts take arguments, write entries and answer. Separators
 * are {@code | ; , :}, which no number, encoded name or base64 text contains.
 */
final class ScriptText {

	// below 10^15, which Lua counts exactly
	private static final long LATEST = 999_999_999_999_999L;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

	private ScriptText() {
	}

	static String[] split(String text, char separator) {
		return text.isEmpty() ? new String[0] : text.split(Pattern.quote(String.valueOf(separator)), -1);
	}

	static String of(@Nullable Instant instant) {
		if (instant == null) {
			return "";
		}
		Instant latest = Instant.ofEpochMilli(LATEST);
		return String.valueOf(instant.isAfter(latest) ? LATEST : Math.max(0, instant.toEpochMilli()));
	}

	static @Nullable Instant instant(String text) {
		return text.isEmpty() ? null : Instant.ofEpochMilli(number(text));
	}

	static long number(String text) {
		Assert.isTrue(NUMBER.matcher(text).matches(), "Not a number");
		return Long.parseLong(text);
	}

	static String encode(String name) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8);
	}

	static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	static String of(@Nullable CodeMac mac) {
		if (mac == null) {
			return "";
		}
		return encode(mac.keyId()) + ":" + Base64.getEncoder().withoutPadding().encodeToString(mac.value());
	}

	static CodeMac mac(String text) {
		int separator = text.indexOf(':');
		Assert.isTrue(separator > 0, "No key id");
		return new CodeMac(decode(text.substring(0, separator)),
				Base64.getDecoder().decode(text.substring(separator + 1)));
	}

	static String of(List<CodeMac> macs) {
		return macs.stream().map(ScriptText::of).collect(Collectors.joining(";"));
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
