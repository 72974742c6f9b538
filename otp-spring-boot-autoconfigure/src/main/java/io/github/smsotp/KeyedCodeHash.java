package io.github.smsotp;

import java.util.List;

import io.github.smsotp.store.CodeMac;

import org.springframework.util.Assert;

/**
 * Turns a code into the keyed hash that is stored in its place. Immutable and safe for
 * use by several threads.
 */
final class KeyedCodeHash {

	private final CodeKeys keys;

	KeyedCodeHash(CodeKeys keys) {
		Assert.notNull(keys, "keys cannot be null");
		this.keys = keys;
	}

	CodeMac sign(CodeBinding binding, String code) {
		return mac(this.keys.signing(), binding, code);
	}

	List<CodeMac> candidates(CodeBinding binding, String code) {
		return this.keys.verifying().stream().map((key) -> mac(key, binding, code)).toList();
	}

	private static CodeMac mac(CodeKey key, CodeBinding binding, String code) {
		byte[] value = new Hmac(key.secret()).of(binding.challengeId(), binding.account(), binding.phone().value(),
				binding.purpose().name(), code);
		return new CodeMac(key.id(), value);
	}

}
