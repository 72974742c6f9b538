package io.github.smsotp.store.redis;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a script's answer, the first of which says whether the entry could be
 * read.
 */
final class Reply {

	private final String[] fields;

	Reply(String text) {
		this.fields = EntryText.split(text, '|');
	}

	boolean isReadable() {
		return flag(0);
	}

	boolean flag(int index) {
		return this.fields[index].equals("1");
	}

	int integer(int index) {
		return Integer.parseInt(this.fields[index]);
	}

	@Nullable Instant instant(int index) {
		return EntryText.instant(this.fields[index]);
	}

	String text(int index) {
		return this.fields[index];
	}

}
