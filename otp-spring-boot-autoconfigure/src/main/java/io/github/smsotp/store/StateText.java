package io.github.smsotp.store;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The compact text in which a store may write what it keeps. Times are milliseconds since
 * 1970. The fields of an account are separated by {@code |}, the items of a list by
 * {@code ;}, what belongs to an item by {@code , :}; numbers, encoded names and base64
 * hold none of these. A text begins with the version of its format.
 */
public final class StateText {

	private static final String VERSION = "1";

	private static final int ACCOUNT_FIELDS = 12;

	// below 10^15, which scripts count exactly, too
	private static final long LATEST = 999_999_999_999_999L;

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

	private StateText() {
	}

	/**
	 * Writes an account.
	 * @param state the account
	 * @return the text
	 */
	public static String of(AccountState state) {
		GuessLedger ledger = state.ledger();
		SendPace pace = state.pace();
		BypassCode bypass = state.bypass();
		return Stream
			.of(VERSION, ledger.consecutive(), of(ledger.backoffUntil()), items(ledger.failures()),
					ledger.disabled() ? 1 : 0, pace.texts(), of(pace.last()), of(pace.before()),
					(bypass != null) ? of(bypass.mac()) + "," + of(bypass.expiresAt()) : "", of(state.revokedAt()),
					of(state.invitedUntil()),
					state.challenges().stream().map(StateText::of).collect(Collectors.joining(";")))
			.map(String::valueOf)
			.collect(Collectors.joining("|"));
	}

	/**
	 * Reads an account.
	 * @param text the text
	 * @return the account
	 * @throws IllegalArgumentException if the text is none of this version
	 */
	public static AccountState account(String text) {
		String[] fields = fields(text, ACCOUNT_FIELDS);
		GuessLedger ledger = new GuessLedger(integer(fields[1]), instant(fields[2]), slidingWindow(fields[3]),
				fields[4].equals("1"));
		SendPace pace = new SendPace(integer(fields[5]), instant(fields[6]), instant(fields[7]));
		List<Challenge> challenges = Arrays.stream(split(fields[11], ';')).map(StateText::challenge).toList();
		return new AccountState(challenges, ledger, pace, bypass(fields[8]), instant(fields[9]), instant(fields[10]));
	}

	/**
	 * Writes a window.
	 * @param window the window
	 * @return the text
	 */
	public static String of(SlidingWindow window) {
		return VERSION + "|" + items(window);
	}

	/**
	 * Reads a window.
	 * @param text the text
	 * @return the window
	 * @throws IllegalArgumentException if the text is none of this version
	 */
	public static SlidingWindow window(String text) {
		return slidingWindow(fields(text, 2)[1]);
	}

	/**
	 * Writes a time.
	 * @param instant the time, {@code null} for none
	 * @return the text
	 */
	public static String of(@Nullable Instant instant) {
		if (instant == null) {
			return "";
		}
		Instant latest = Instant.ofEpochMilli(LATEST);
		return String.valueOf(instant.isAfter(latest) ? LATEST : Math.max(0, instant.toEpochMilli()));
	}

	/**
	 * Writes a keyed hash.
	 * @param mac the hash
	 * @return the text
	 */
	public static String of(CodeMac mac) {
		return ofName(mac.keyId()) + ":" + Base64.getEncoder().withoutPadding().encodeToString(mac.value());
	}

	/**
	 * Writes a name without separators.
	 * @param name the name
	 * @return the text
	 */
	public static String ofName(String name) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8);
	}

	private static String of(Challenge challenge) {
		StringJoiner fields = new StringJoiner(",").add(ofName(challenge.id()))
			.add(of(challenge.mac()))
			.add(of(challenge.issuedAt()))
			.add(of(challenge.expiresAt()))
			.add(String.valueOf(challenge.attemptsLeft()));
		challenge.replaced().forEach((mac) -> fields.add(of(mac)));
		return fields.toString();
	}

	private static String items(SlidingWindow window) {
		long[] times = window.times();
		int[] counts = window.counts();
		StringJoiner items = new StringJoiner(";");
		for (int i = 0; i < times.length; i++) {
			items.add((counts[i] > 1) ? times[i] + ":" + counts[i] : String.valueOf(times[i]));
		}
		return items.toString();
	}

	private static SlidingWindow slidingWindow(String text) {
		String[] items = split(text, ';');
		long[] times = new long[items.length];
		int[] counts = new int[items.length];
		for (int i = 0; i < items.length; i++) {
			String[] item = split(items[i], ':');
			times[i] = number(item[0]);
			counts[i] = (item.length > 1) ? integer(item[1]) : 1;
		}
		return SlidingWindow.of(times, counts);
	}

	private static Challenge challenge(String text) {
		String[] fields = split(text, ',');
		List<CodeMac> replaced = Arrays.stream(fields).skip(5).map(StateText::mac).toList();
		return new Challenge(name(fields[0]), mac(fields[1]), replaced, Objects.requireNonNull(instant(fields[2])),
				Objects.requireNonNull(instant(fields[3])), integer(fields[4]));
	}

	private static @Nullable BypassCode bypass(String text) {
		String[] fields = split(text, ',');
		return (fields.length > 0) ? new BypassCode(mac(fields[0]), Objects.requireNonNull(instant(fields[1]))) : null;
	}

	private static CodeMac mac(String text) {
		String[] parts = split(text, ':');
		return new CodeMac(name(parts[0]), Base64.getDecoder().decode(parts[1]));
	}

	private static String name(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private static @Nullable Instant instant(String text) {
		return !text.isEmpty() ? Instant.ofEpochMilli(number(text)) : null;
	}

	private static int integer(String text) {
		return Math.toIntExact(number(text));
	}

	// without the text, which may hold anything
	private static long number(String text) {
		Assert.isTrue(NUMBER.matcher(text).matches(), "The entry has something else for a number");
		return Long.parseLong(text);
	}

	private static String[] fields(String text, int count) {
		String[] fields = split(text, '|');
		Assert.isTrue(fields.length == count && fields[0].equals(VERSION), "The entry is of another version");
		return fields;
	}

	private static String[] split(String text, char separator) {
		return !text.isEmpty() ? text.split("[" + separator + "]", -1) : new String[0];
	}

}
