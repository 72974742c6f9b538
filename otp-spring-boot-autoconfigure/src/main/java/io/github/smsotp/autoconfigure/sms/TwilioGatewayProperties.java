package io.github.smsotp.autoconfigure.sms;

import java.net.URI;

import io.github.smsotp.sms.twilio.TwilioSmsGateway;
import org.jspecify.annotations.Nullable;

/**
 * Twilio.
 */
public class TwilioGatewayProperties {

	/**
	 * SID of the account.
	 */
	private @Nullable String accountSid;

	/**
	 * Auth token of the account, or secret of the API key.
	 */
	private @Nullable String authToken;

	/**
	 * SID of an API key, where texts are not sent in the name of the account itself.
	 */
	private @Nullable String apiKeySid;

	/**
	 * SID of the messaging service that chooses the sender, unless there is a sender.
	 */
	private @Nullable String messagingServiceSid;

	/**
	 * URL in front of the calls.
	 */
	private URI baseUrl = TwilioSmsGateway.DEFAULT_BASE_URL;

	public @Nullable String getAccountSid() {
		return this.accountSid;
	}

	public void setAccountSid(@Nullable String accountSid) {
		this.accountSid = accountSid;
	}

	public @Nullable String getAuthToken() {
		return this.authToken;
	}

	public void setAuthToken(@Nullable String authToken) {
		this.authToken = authToken;
	}

	public @Nullable String getApiKeySid() {
		return this.apiKeySid;
	}

	public void setApiKeySid(@Nullable String apiKeySid) {
		this.apiKeySid = apiKeySid;
	}

	public @Nullable String getMessagingServiceSid() {
		return this.messagingServiceSid;
	}

	public void setMessagingServiceSid(@Nullable String messagingServiceSid) {
		this.messagingServiceSid = messagingServiceSid;
	}

	public URI getBaseUrl() {
		return this.baseUrl;
	}

	public void setBaseUrl(URI baseUrl) {
		this.baseUrl = baseUrl;
	}

}
