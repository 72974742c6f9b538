package io.github.smsotp.autoconfigure.sms;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * One gateway.
 */
public class GatewayProperties {

	/**
	 * What hands a text to a phone, unless the application has a bean for it.
	 */
	private Type type = Type.AUTO;

	/**
	 * Whom texts come from where no other sender is named: a number, a short code or a
	 * name.
	 */
	private @Nullable String sender;

	/**
	 * Whom texts come from, by the ISO 3166 country that they go to.
	 */
	private Map<String, String> senders = new LinkedHashMap<>();

	/**
	 * SMS Pin Verify.
	 */
	@NestedConfigurationProperty
	private final SmsPinVerifyGatewayProperties smsPinVerify = new SmsPinVerifyGatewayProperties();

	/**
	 * A provider that takes texts by HTTP.
	 */
	@NestedConfigurationProperty
	private final HttpGatewayProperties http = new HttpGatewayProperties();

	/**
	 * Twilio.
	 */
	@NestedConfigurationProperty
	private final TwilioGatewayProperties twilio = new TwilioGatewayProperties();

	public Type getType() {
		return this.type;
	}

	public void setType(Type type) {
		this.type = type;
	}

	public @Nullable String getSender() {
		return this.sender;
	}

	public void setSender(@Nullable String sender) {
		this.sender = sender;
	}

	public Map<String, String> getSenders() {
		return this.senders;
	}

	public void setSenders(Map<String, String> senders) {
		this.senders = senders;
	}

	public SmsPinVerifyGatewayProperties getSmsPinVerify() {
		return this.smsPinVerify;
	}

	public HttpGatewayProperties getHttp() {
		return this.http;
	}

	public TwilioGatewayProperties getTwilio() {
		return this.twilio;
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
		 * Any provider that takes texts by HTTP.
		 */
		HTTP,

		/**
		 * Twilio.
		 */
		TWILIO,

		/**
		 * Amazon SNS, by the SnsClient bean of the application.
		 */
		SNS,

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
