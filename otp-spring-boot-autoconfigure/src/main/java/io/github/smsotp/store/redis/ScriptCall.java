package io.github.smsotp.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One call of a script for the one key that it touches. Immutable.
 *
 * @param script the script
 * @param key the key
 * @param arguments what to do, and with what
 */
record ScriptCall(RedisScript script, String key, List<String> arguments) {

	ScriptCall {
		arguments = List.copyOf(arguments);
	}

	byte[] keyBytes() {
		return bytes(this.key);
	}

	byte[][] argumentBytes() {
		return this.arguments.stream().map(ScriptCall::bytes).toArray(byte[][]::new);
	}

	byte[][] keyAndArgumentBytes() {
		byte[][] all = new byte[1 + this.arguments.size()][];
		all[0] = keyBytes();
		System.arraycopy(argumentBytes(), 0, all, 1, this.arguments.size());
		return all;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "ScriptCall[" + this.arguments.get(0) + "]";
	}

}
