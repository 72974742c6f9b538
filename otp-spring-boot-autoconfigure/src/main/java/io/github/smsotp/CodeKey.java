package io.github.smsotp;

import org.springframework.util.Assert;

/**
 * A key for HMAC-SHA-256. {@link #toString()} shows the id alone.
 *
 * @param id the id that is stored with what the key has made
 * @param secret the key, at least {@value #MIN_BYTES} bytes (NIST SP 800-63B-4 §3.1.1.2)
 * @param retired whether the key verifies nothing any more and only feeds the index key
 */
public record CodeKey(String id, byte[] secret, boolean retired) {

	/**
	 * The length that a key has at least, in bytes.
	 */
	public static final int MIN_BYTES = 32;

	public CodeKey {
		Assert.hasText(id, "id cannot be empty");
		Assert.isTrue(secret.length >= MIN_BYTES, "secret must be at least " + MIN_BYTES + " bytes");
		// whoever wipes the array afterwards would leave a key of zeros
		secret = secret.clone();
	}

	/**
	 * The key.
	 * @return a copy
	 */
	@Override
	public byte[] secret() {
		return this.secret.clone();
	}

	@Override
	public String toString() {
		return "CodeKey[id=" + this.id + ", secret=[PROTECTED], retired=" + this.retired + "]";
	}

}
