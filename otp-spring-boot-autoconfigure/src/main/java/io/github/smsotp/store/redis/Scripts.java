package io.github.smsotp.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The Lua scripts, put together from the files beside this class.
 */
final class Scripts {

	static final RedisScript<String> ACCOUNT = script("entry", "sliding-window", "guess-ledger", "send-pace",
			"challenge", "account-state", "account");

	static final RedisScript<String> WINDOW = script("entry", "sliding-window", "window");

	private Scripts() {
	}

	private static RedisScript<String> script(String... files) {
		StringBuilder text = new StringBuilder();
		for (String file : files) {
			text.append(read(file + ".lua"));
		}
		return RedisScript.of(text.toString(), String.class);
	}

	private static String read(String file) {
		try {
			return new ClassPathResource(file, Scripts.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
