package io.github.smsotp.autoconfigure;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.smsotp.CodeKey;
import io.github.smsotp.CodeKeys;
import io.github.smsotp.SmsOtpKeys;
import io.github.smsotp.StoreIndex;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes the keys out of their properties.
 */
final class SmsOtpKeysFactory {

	private static final String MAKE_ONE = "Set it to at least 32 random bytes in Base64, kept outside of the repository. "
			+ "One way to make a key is: openssl rand -base64 32";

	private SmsOtpKeysFactory() {
	}

	static SmsOtpKeys create(List<SmsOtpCodeProperties.Key> keys, @Nullable String indexKey, boolean shared) {
		CodeKeys codeKeys = keys.isEmpty() ? random(shared) : codeKeys(keys);
		if (!StringUtils.hasText(indexKey)) {
			return SmsOtpKeys.of(codeKeys);
		}
		return new SmsOtpKeys(codeKeys, StoreIndex.of(decode("sms-otp.store.index-key", indexKey)));
	}

	private static CodeKeys random(boolean shared) {
		if (shared) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.code.keys",
					"is empty, but other processes may share the store", MAKE_ONE);
		}
		return CodeKeys.random();
	}

	private static CodeKeys codeKeys(List<SmsOtpCodeProperties.Key> keys) {
		List<CodeKey> codeKeys = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < keys.size(); i++) {
			SmsOtpCodeProperties.Key key = keys.get(i);
			String property = "sms-otp.code.keys[" + i + "]";
			String id = key.getId();
			if (!StringUtils.hasText(id) || !ids.add(id)) {
				throw new InvalidSmsOtpConfigurationException(property + ".id", "is empty or used twice",
						"Give every key an id of its own, for example the month it was made in.");
			}
			codeKeys.add(new CodeKey(id, decode(property + ".secret", key.getSecret()), key.isRetired()));
		}
		if (codeKeys.get(0).retired()) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.code.keys[0].retired",
					"is true, but the first key signs", "Put the key that signs in front.");
		}
		return new CodeKeys(codeKeys);
	}

	private static byte[] decode(String property, @Nullable String text) {
		byte[] key;
		try {
			key = Base64.getDecoder().decode((text != null) ? text.strip() : "");
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSmsOtpConfigurationException(property, "is not Base64", MAKE_ONE);
		}
		if (key.length < CodeKey.MIN_BYTES) {
			throw new InvalidSmsOtpConfigurationException(property,
					"has " + key.length + " bytes, fewer than " + CodeKey.MIN_BYTES, MAKE_ONE);
		}
		return key;
	}

}
