package io.github.smsotp.autoconfigure.sms;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the gateways.
 */
@ConfigurationProperties("sms-otp.gateway")
public class SmsOtpGatewayProperties {

	/**
	 * What hands a text to a phone, unless the application has a bean for it.
	 */
	private Type type = Type.AUTO;

	/**
	 * SMS Pin Verify.
	 */
	private final SmsPinVerify smsPinVerify = new SmsPinVerify();

	public Type getType() {
		return this.type;
	}

	public void setType(Type type) {
		this.type = type;
	}

	public SmsPinVerify getSmsPinVerify() {
		return this.smsPinVerify;
	}

	/**
	 * SMS Pin Verify.
	 */
	public static class SmsPinVerify {

		/**
		 * API key.
		 */
		private @Nullable String apiKey;

		/**
		 * URL that texts are posted to. The public reference names none; the vendor gives
		 * it to accounts with an outbound contract.
		 */
		private @Nullable URI sendUrl;

		/**
		 * URL in front of the calls that rent numbers.
		 */
		private URI baseUrl = URI.create("https://api.smspinverify.com/user");

		public @Nullable String getApiKey() {
			return this.apiKey;
		}

		public void setApiKey(@Nullable String apiKey) {
			this.apiKey = apiKey;
		}

		public @Nullable URI getSendUrl() {
			return this.sendUrl;
		}

		public void setSendUrl(@Nullable URI sendUrl) {
			this.sendUrl = sendUrl;
		}

		public URI getBaseUrl() {
			return this.baseUrl;
		}

		public void setBaseUrl(URI baseUrl) {
			this.baseUrl = baseUrl;
		}

	}

	/**
	 * What hands a text to a phone.
	 */
	public enum Type {

		/**
		 * The one gateway whose properties are set, never one for development.
		 */
		AUTO,

		/**
		 * The outbound contract of SMS Pin Verify.
		 */
		SMS_PIN_VERIFY,

		/**
		 * The log, for development.
		 */
		CONSOLE,

		/**
		 * A page at /sms-otp/inbox, for development.
		 */
		INBOX

	}

}
