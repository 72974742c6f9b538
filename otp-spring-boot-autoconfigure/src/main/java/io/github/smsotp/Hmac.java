package io.github.smsotp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) over parts of which each carries its length, so that no two
 * lists of parts are the same message.
 */
final class Hmac {

	private static final String ALGORITHM = "HmacSHA256";

	private final byte[] key;

	Hmac(byte[] key) {
		this.key = key.clone();
	}

	byte[] of(String... parts) {
		Mac mac = mac(this.key);
		for (String part : parts) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
			mac.update(bytes);
		}
		return mac.doFinal();
	}

	/**
	 * Derives a key for another use, by HKDF (RFC 5869) with one block of output.
	 * @param secret the input key
	 * @param info what the derived key is for
	 * @return the derived key
	 */
	static byte[] derive(byte[] secret, String info) {
		byte[] extracted = mac(new byte[32]).doFinal(secret);
		Mac expand = mac(extracted);
		expand.update(info.getBytes(StandardCharsets.UTF_8));
		return expand.doFinal(new byte[] { 1 });
	}

	private static Mac mac(byte[] key) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ALGORITHM + " is not available", ex);
		}
	}

}
