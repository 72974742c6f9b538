package io.github.smsotp.autoconfigure.sms;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * SMS Pin Verify.
 */
public class SmsPinVerifyGatewayProperties {

	/**
	 * API key.
	 */
	private @Nullable String apiKey;

	/**
	 * URL that texts are posted to. The public reference names none; the vendor gives it
	 * to accounts with an outbound contract.
	 */
	private @Nullable URI sendUrl;

	/**
	 * URL in front of the calls that rent numbers.
	 */
	private URI baseUrl = URI.create("https://api.smspinverify.com/user");

	/**
	 * Pause between two polls of a rented number, at least 3s against the service itself.
	 */
	private Duration pollInterval = Duration.ofSeconds(5);

	/**
	 * How long to wait for a text at a rented number, which lives three minutes.
	 */
	private Duration pollTimeLimit = Duration.ofMinutes(2);

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

	public Duration getPollInterval() {
		return this.pollInterval;
	}

	public void setPollInterval(Duration pollInterval) {
		this.pollInterval = pollInterval;
	}

	public Duration getPollTimeLimit() {
		return this.pollTimeLimit;
	}

	public void setPollTimeLimit(Duration pollTimeLimit) {
		this.pollTimeLimit = pollTimeLimit;
	}

}
