package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.SmsOtpPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the codes.
 */
@ConfigurationProperties("sms-otp.code")
public class SmsOtpCodeProperties {

	/**
	 * Digits of a code, 6 to 10.
	 */
	private int length = SmsOtpPolicy.defaults().codeLength();

	/**
	 * How long a code is accepted, at most 10m.
	 */
	private Duration ttl = SmsOtpPolicy.defaults().codeTtl();

	/**
	 * Guesses that one code allows.
	 */
	private int maxAttempts = SmsOtpPolicy.defaults().maxAttempts();

	/**
	 * Keys that codes are hashed with. The first one signs, all verify.
	 */
	private List<Key> keys = new ArrayList<>();

	public int getLength() {
		return this.length;
	}

	public void setLength(int length) {
		this.length = length;
	}

	public Duration getTtl() {
		return this.ttl;
	}

	public void setTtl(Duration ttl) {
		this.ttl = ttl;
	}

	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	public void setMaxAttempts(int maxAttempts) {
		this.maxAttempts = maxAttempts;
	}

	public List<Key> getKeys() {
		return this.keys;
	}

	public void setKeys(List<Key> keys) {
		this.keys = keys;
	}

	/**
	 * A key for HMAC-SHA-256.
	 */
	public static class Key {

		/**
		 * Name of the key, stored with what it has made.
		 */
		private @Nullable String id;

		/**
		 * Key of at least 32 bytes in Base64.
		 */
		private @Nullable String secret;

		/**
		 * Whether the key verifies nothing any more and only keeps the names of store
		 * entries as they are.
		 */
		private boolean retired = false;

		public @Nullable String getId() {
			return this.id;
		}

		public void setId(@Nullable String id) {
			this.id = id;
		}

		public @Nullable String getSecret() {
			return this.secret;
		}

		public void setSecret(@Nullable String secret) {
			this.secret = secret;
		}

		public boolean isRetired() {
			return this.retired;
		}

		public void setRetired(boolean retired) {
			this.retired = retired;
		}

	}

}
