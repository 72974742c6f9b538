package io.github.smsotp.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the store.
 */
@ConfigurationProperties("sms-otp.store")
public class SmsOtpStoreProperties {

	/**
	 * Where codes and counts are kept, unless the application has a bean for it.
	 */
	private Type type = Type.AUTO;

	/**
	 * Key of at least 32 bytes in Base64 that names accounts and numbers in the store. By
	 * default derived from the code key with the lowest id.
	 */
	private @Nullable String indexKey;

	public Type getType() {
		return this.type;
	}

	public void setType(Type type) {
		this.type = type;
	}

	public @Nullable String getIndexKey() {
		return this.indexKey;
	}

	public void setIndexKey(@Nullable String indexKey) {
		this.indexKey = indexKey;
	}

	/**
	 * Where codes and counts are kept.
	 */
	public enum Type {

		/**
		 * In the memory of this process.
		 */
		AUTO,

		/**
		 * In the memory of this process.
		 */
		CAFFEINE

	}

}
