package io.github.smsotp.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.springframework.util.Assert;

/**
 * A Lua script, put together from the files beside this class. Immutable.
 */
final class RedisScript {

	static final RedisScript ACCOUNT = new RedisScript("entry", "sliding-window", "guess-ledger", "send-pace",
			"challenge", "account-state", "account");

	static final RedisScript WINDOW = new RedisScript("entry", "sliding-window", "window");

	private final byte[] text;

	private final String hash;

	private RedisScript(String... files) {
		StringBuilder all = new StringBuilder();
		for (String file : files) {
			all.append(read(file + ".lua"));
		}
		this.text = all.toString().getBytes(StandardCharsets.UTF_8);
		this.hash = hash(this.text);
	}

	byte[] text() {
		return this.text;
	}

	String hash() {
		return this.hash;
	}

	private static String read(String file) {
		try (InputStream in = RedisScript.class.getResourceAsStream(file)) {
			Assert.state(in != null, () -> file + " is missing");
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String hash(byte[] text) {
		try {
			// the name that Redis knows a script by
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
