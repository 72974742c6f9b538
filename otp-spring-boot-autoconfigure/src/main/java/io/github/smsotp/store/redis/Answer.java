package io.github.smsotp.store.redis;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a server has answered to a {@link ScriptCall}.
 *
 * @param text the answer, {@code null} if there is none
 * @param failure why there is none
 */
record Answer(@Nullable String text, @Nullable RuntimeException failure) {

	static Answer of(@Nullable Object result) {
		if (result instanceof byte[] bytes) {
			return new Answer(new String(bytes, StandardCharsets.UTF_8), null);
		}
		return failed(new IllegalStateException("Redis gave no answer", (result instanceof Exception ex) ? ex : null));
	}

	static Answer failed(RuntimeException failure) {
		return new Answer(null, failure);
	}

	String required() {
		if (this.failure != null) {
			throw this.failure;
		}
		Assert.state(this.text != null, "No answer");
		return this.text;
	}

	boolean isScriptUnknown() {
		for (Throwable cause = this.failure; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null && cause.getMessage().startsWith("NOSCRIPT")) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return "Answer[failure=" + this.failure + "]";
	}

}
