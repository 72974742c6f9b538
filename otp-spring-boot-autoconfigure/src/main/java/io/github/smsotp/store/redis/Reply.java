package io.github.smsotp.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a server has answered to a {@link ScriptCall}: fields, the first of which says
 * whether the entry could be read, or a failure, which whoever asks for a field gets.
 */
final class Reply {

	private final String[] fields;

	private final @Nullable RuntimeException failure;

	private Reply(String[] fields, @Nullable RuntimeException failure) {
		this.fields = fields;
		this.failure = failure;
	}

	static Reply of(@Nullable Object result) {
		if (result instanceof byte[] bytes) {
			return new Reply(ScriptText.split(new String(bytes, StandardCharsets.UTF_8), '|'), null);
		}
		return failed(new IllegalStateException("Redis gave no answer", (result instanceof Exception ex) ? ex : null));
	}

	static Reply failed(RuntimeException failure) {
		return new Reply(new String[0], failure);
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
		return Math.toIntExact(ScriptText.number(text(index)));
	}

	@Nullable Instant instant(int index) {
		return ScriptText.instant(text(index));
	}

	String text(int index) {
		check();
		return this.fields[index];
	}

	@Override
	public String toString() {
		return "Reply[failure=" + this.failure + "]";
	}

}
