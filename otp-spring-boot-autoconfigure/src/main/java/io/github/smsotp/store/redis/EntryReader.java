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

import org.springframework.util.Assert;

/**
 * Reads the entries that the scripts write; {@code account-state.lua} and
 * {@code window.lua} say how.
 */
final class EntryReader {

	private static final int ACCOUNT_FIELDS = 12;

	private EntryReader() {
	}

	/**
	 * Reads an account.
	 * @param text the entry
	 * @return the account's aggregate
	 * @throws RuntimeException if the text is none
	 */
	static AccountState account(String text) {
		String[] fields = fields(text, ACCOUNT_FIELDS);
		GuessLedger ledger = new GuessLedger(integer(fields[1]), EntryText.instant(fields[2]), slidingWindow(fields[3]),
				integer(fields[4]) == 1);
		SendPace pace = new SendPace(integer(fields[5]), EntryText.instant(fields[6]), EntryText.instant(fields[7]));
		return new AccountState(challenges(fields[11]), ledger, pace, bypass(fields[8]), EntryText.instant(fields[9]),
				EntryText.instant(fields[10]));
	}

	/**
	 * Reads a send window.
	 * @param text the entry
	 * @return the window
	 * @throws RuntimeException if the text is none
	 */
	static SlidingWindow window(String text) {
		return slidingWindow(fields(text, 2)[1]);
	}

	private static String[] fields(String text, int count) {
		String[] fields = EntryText.split(text, '|');
		Assert.isTrue(fields.length == count && fields[0].equals(EntryText.VERSION), "Another version");
		return fields;
	}

	private static SlidingWindow slidingWindow(String text) {
		String[] items = EntryText.split(text, ';');
		long[] times = new long[items.length];
		int[] counts = new int[items.length];
		for (int i = 0; i < items.length; i++) {
			String[] item = EntryText.split(items[i], ':');
			Assert.isTrue(item.length <= 2, "Not a count");
			times[i] = EntryText.number(item[0]);
			counts[i] = (item.length > 1) ? integer(item[1]) : 1;
		}
		return SlidingWindow.of(times, counts);
	}

	private static List<Challenge> challenges(String text) {
		return Arrays.stream(EntryText.split(text, ';')).map(EntryReader::challenge).toList();
	}

	private static Challenge challenge(String text) {
		String[] fields = EntryText.split(text, ',');
		List<CodeMac> replaced = Arrays.stream(fields).skip(5).map(EntryText::mac).toList();
		return new Challenge(EntryText.name(fields[0]), EntryText.mac(fields[1]), replaced, required(fields[2]),
				required(fields[3]), integer(fields[4]));
	}

	private static @Nullable BypassCode bypass(String text) {
		String[] fields = EntryText.split(text, ',');
		return (fields.length > 0) ? new BypassCode(EntryText.mac(fields[0]), required(fields[1])) : null;
	}

	private static Instant required(String text) {
		return Instant.ofEpochMilli(EntryText.number(text));
	}

	private static int integer(String text) {
		return Math.toIntExact(EntryText.number(text));
	}

}
