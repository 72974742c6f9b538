package io.github.smsotp.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * One call of a script for the one key that it touches. Immutable.
 *
 * @param script the script
 * @param key the key
 * @param arguments what to do, and with what
 */
record ScriptCall(RedisScript<String> script, String key, List<String> arguments) {

	ScriptCall {
		arguments = List.copyOf(arguments);
	}

	String hash() {
		return this.script.getSha1();
	}

	byte[] text() {
		return bytes(this.script.getScriptAsString());
	}

	byte[] keyBytes() {
		return bytes(this.key);
	}

	byte[][] argumentBytes() {
		return this.arguments.stream().map(ScriptCall::bytes).toArray(byte[][]::new);
	}

	byte[][] keyAndArgumentBytes() {
		return Stream.concat(Stream.of(this.key), this.arguments.stream())
			.map(ScriptCall::bytes)
			.toArray(byte[][]::new);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "ScriptCall[" + this.arguments.get(0) + "]";
	}

}
