package io.github.smsotp.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a server has answered to a {@link ScriptCall}: fields, the first of which says
 * whether the entry could be read, or a failure, which whoever asks for a field gets.
 */
final class Reply {

	private final String answer;

	private final String[] fields;

	private final @Nullable RuntimeException failure;

	private Reply(String answer, @Nullable RuntimeException failure) {
		this.answer = answer;
		this.fields = answer.split("[|]", -1);
		this.failure = failure;
	}

	static Reply of(@Nullable Object result) {
		if (result instanceof byte[] bytes) {
			return new Reply(new String(bytes, StandardCharsets.UTF_8), null);
		}
		return failed(new IllegalStateException("Redis gave no answer", (result instanceof Exception ex) ? ex : null));
	}

	static Reply failed(RuntimeException failure) {
		return new Reply("", failure);
	}

	boolean isScriptUnknown() {
		for (Throwable cause = this.failure; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null && cause.getMessage().startsWith("NOSCRIPT")) {
				return true;
			}
		}
		return false;
	}

	boolean isUnreadable() {
		return this.failure == null && !flag(0);
	}

	void check() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	boolean flag(int index) {
		return text(index).equals("1");
	}

	int integer(int index) {
		return Integer.parseInt(text(index));
	}

	@Nullable Instant instant(int index) {
		String text = text(index);
		return !text.isEmpty() ? Instant.ofEpochMilli(Long.parseLong(text)) : null;
	}

	String text(int index) {
		check();
		return this.fields[index];
	}

	// what a script shows of an entry
	String entry() {
		check();
		return this.answer.substring(this.answer.indexOf('|') + 1);
	}

	@Override
	public String toString() {
		return "Reply[failure=" + this.failure + "]";
	}

}
