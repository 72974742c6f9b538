package io.github.smsotp;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;

import org.springframework.util.Assert;

/**
 * The keys in force: the first one signs, all that are not retired verify. Immutable.
 */
public final class CodeKeys {

	private final List<CodeKey> keys;

	/**
	 * Creates the keys.
	 * @param keys the keys with ids of their own, the signing one first
	 */
	public CodeKeys(List<CodeKey> keys) {
		Assert.notEmpty(keys, "keys cannot be empty");
		Assert.isTrue(!keys.get(0).retired(), "the first key signs and cannot be retired");
		Assert.isTrue(keys.stream().map(CodeKey::id).distinct().count() == keys.size(), "key ids must differ");
		this.keys = List.copyOf(keys);
	}

	/**
	 * Creates a key that nobody else has, for a store that no other process sees.
	 * @return one random key
	 */
	public static CodeKeys random() {
		byte[] secret = new byte[CodeKey.MIN_BYTES];
		new SecureRandom().nextBytes(secret);
		return new CodeKeys(List.of(new CodeKey("process", secret, false)));
	}

	CodeKey signing() {
		return this.keys.get(0);
	}

	List<CodeKey> verifying() {
		return this.keys.stream().filter((key) -> !key.retired()).toList();
	}

	CodeKey lowest() {
		return this.keys.stream().min(Comparator.comparing(CodeKey::id)).orElseThrow();
	}

	@Override
	public String toString() {
		return this.keys.toString();
	}

}
