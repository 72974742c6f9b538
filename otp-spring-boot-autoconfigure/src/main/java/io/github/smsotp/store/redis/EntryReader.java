package io.github.smsotp.store.redis;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.Challenge;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.GuessLedger;
import io.github.smsotp.store.SendPace;
import io.github.smsotp.store.SlidingWindow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries that the scripts show. What these could not read they show as an
 * empty one; their version is the one field in front of the others.
 */
final class EntryReader {

	private EntryReader() {
	}

	static AccountState account(Reply reply) {
		GuessLedger ledger = new GuessLedger(reply.integer(2), reply.instant(3), slidingWindow(reply.text(4)),
				reply.flag(5));
		SendPace pace = new SendPace(reply.integer(6), reply.instant(7), reply.instant(8));
		return new AccountState(challenges(reply.text(12)), ledger, pace, bypass(reply.text(9)), reply.instant(10),
				reply.instant(11));
	}

	static SlidingWindow window(Reply reply) {
		return slidingWindow(reply.text(2));
	}

	private static SlidingWindow slidingWindow(String text) {
		String[] items = ScriptText.split(text, ';');
		long[] times = new long[items.length];
		int[] counts = new int[items.length];
		for (int i = 0; i < items.length; i++) {
			String[] item = ScriptText.split(items[i], ':');
			times[i] = ScriptText.number(item[0]);
			counts[i] = (item.length > 1) ? integer(item[1]) : 1;
		}
		return SlidingWindow.of(times, counts);
	}

	private static List<Challenge> challenges(String text) {
		return Arrays.stream(ScriptText.split(text, ';')).map(EntryReader::challenge).toList();
	}

	private static Challenge challenge(String text) {
		String[] fields = ScriptText.split(text, ',');
		List<CodeMac> replaced = Arrays.stream(fields).skip(5).map(ScriptText::mac).toList();
		return new Challenge(ScriptText.decode(fields[0]), ScriptText.mac(fields[1]), replaced, time(fields[2]),
				time(fields[3]), integer(fields[4]));
	}

	private static @Nullable BypassCode bypass(String text) {
		String[] fields = ScriptText.split(text, ',');
		return (fields.length > 0) ? new BypassCode(ScriptText.mac(fields[0]), time(fields[1])) : null;
	}

	private static Instant time(String text) {
		return Instant.ofEpochMilli(ScriptText.number(text));
	}

	private static int integer(String text) {
		return Math.toIntExact(ScriptText.number(text));
	}

}
