package io.github.smsotp.store;

import java.security.MessageDigest;
import java.util.List;

import org.springframework.util.Assert;

/**
 * The keyed hash under which a code is stored. Immutable as long as nobody writes to the
 * array; {@link #toString()} shows the key id alone.
 *
 * @param keyId id of the key that made the hash
 * @param value the HMAC-SHA-256 of the code and all that it is bound to
 */
public record CodeMac(String keyId, byte[] value) {

	public CodeMac {
		Assert.hasText(keyId, "keyId cannot be empty");
		Assert.isTrue(value.length == 32, "value must be 32 bytes");
	}

	/**
	 * Compares in constant time.
	 * @param other the hash to compare with
	 * @return whether both were made of the same code with the same key
	 */
	public boolean matches(CodeMac other) {
		boolean sameKey = this.keyId.compareTo(other.keyId) == 0;
		return MessageDigest.isEqual(this.value, other.value) && sameKey;
	}

	static boolean matchAny(List<CodeMac> stored, List<CodeMac> candidates) {
		boolean matches = false;
		for (CodeMac mac : stored) {
			for (CodeMac candidate : candidates) {
				matches |= mac.matches(candidate);
			}
		}
		return matches;
	}

	@Override
	public String toString() {
		return "CodeMac[keyId=" + this.keyId + ", value=[PROTECTED]]";
	}

}
