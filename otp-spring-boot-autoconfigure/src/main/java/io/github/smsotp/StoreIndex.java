package io.github.smsotp;

import java.util.Arrays;
import java.util.Base64;

import org.springframework.util.Assert;

/**
 * Hashes accounts and numbers into store keys, so that a dump of the store names nobody.
 * Immutable and safe for use by several threads.
 */
public final class StoreIndex {

	private static final int BYTES = 16;

	private final Hmac hmac;

	private StoreIndex(byte[] key) {
		this.hmac = new Hmac(key);
	}

	/**
	 * Creates an index with a key of its own.
	 * @param key the key, at least {@value CodeKey#MIN_BYTES} bytes
	 * @return the index
	 */
	public static StoreIndex of(byte[] key) {
		Assert.isTrue(key.length >= CodeKey.MIN_BYTES, "key must be at least " + CodeKey.MIN_BYTES + " bytes");
		return new StoreIndex(key);
	}

	/**
	 * Creates an index whose key is derived from the code key with the lowest id, so that
	 * rotation does not refill windows.
	 * @param keys the code keys
	 * @return the index
	 */
	public static StoreIndex derivedFrom(CodeKeys keys) {
		return new StoreIndex(Hmac.derive(keys.lowest().secret(), "sms-otp index"));
	}

	String account(String account) {
		return hash("account", account);
	}

	String notice(String account) {
		return hash("notice", account);
	}

	String phone(String e164) {
		return hash("phone", e164);
	}

	String range(String prefix) {
		return hash("range", prefix);
	}

	// applications that share a store have keys of their own, and so a window of their
	// own
	String global() {
		return hash("global", "");
	}

	String epoch(String numbers) {
		return hash("epoch", numbers);
	}

	private String hash(String kind, String value) {
		byte[] hash = this.hmac.of(kind, value);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
	}

}
