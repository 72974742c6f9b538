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

	private final Redis redis = new Redis();

	public Redis getRedis() {
		return this.redis;
	}

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
		 * In Redis where there is a connection factory, else in the memory of this
		 * process.
		 */
		AUTO,

		/**
		 * In the memory of this process.
		 */
		CAFFEINE,

		/**
		 * In Redis.
		 */
		REDIS,

		/**
		 * In the application's database.
		 */
		JDBC

	}

	/**
	 * Codes and counts in Redis.
	 */
	public static class Redis {

		/**
		 * Prefix of all keys.
		 */
		private String keyPrefix = "sms-otp:";

		/**
		 * Name of the RedisConnectionFactory bean, where there are several.
		 */
		private @Nullable String connectionFactory;

		public String getKeyPrefix() {
			return this.keyPrefix;
		}

		public void setKeyPrefix(String keyPrefix) {
			this.keyPrefix = keyPrefix;
		}

		public @Nullable String getConnectionFactory() {
			return this.connectionFactory;
		}

		public void setConnectionFactory(@Nullable String connectionFactory) {
			this.connectionFactory = connectionFactory;
		}

	}

}
