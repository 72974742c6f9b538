package io.github.smsotp;

import java.util.List;

import io.github.smsotp.store.CodeMac;

import org.springframework.util.Assert;

/**
 * Turns a code, with all that it is bound to, into the keyed hash that is stored in its
 * place. Immutable and safe for use by several threads.
 */
final class KeyedCodeHash {

	private final CodeKeys keys;

	KeyedCodeHash(CodeKeys keys) {
		Assert.notNull(keys, "keys cannot be null");
		this.keys = keys;
	}

	CodeMac sign(String... parts) {
		return mac(this.keys.signing(), parts);
	}

	List<CodeMac> candidates(String... parts) {
		return this.keys.verifying().stream().map((key) -> mac(key, parts)).toList();
	}

	private static CodeMac mac(CodeKey key, String... parts) {
		return new CodeMac(key.id(), new Hmac(key.secret()).of(parts));
	}

}
