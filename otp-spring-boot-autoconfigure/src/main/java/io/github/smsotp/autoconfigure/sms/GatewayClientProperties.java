package io.github.smsotp.autoconfigure.sms;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How connections to providers are opened.
 */
public class GatewayClientProperties {

	/**
	 * How long a connection may take to open, by default what
	 * spring.http.clients.connect-timeout says, else 2s.
	 */
	private @Nullable Duration connectTimeout;

	/**
	 * How long a call may take, by default what spring.http.clients.read-timeout says,
	 * else 5s.
	 */
	private @Nullable Duration readTimeout;

	/**
	 * SSL bundle to use, by default the one of spring.http.clients.ssl.bundle.
	 */
	private @Nullable String sslBundle;

	public @Nullable Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(@Nullable Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public @Nullable Duration getReadTimeout() {
		return this.readTimeout;
	}

	public void setReadTimeout(@Nullable Duration readTimeout) {
		this.readTimeout = readTimeout;
	}

	public @Nullable String getSslBundle() {
		return this.sslBundle;
	}

	public void setSslBundle(@Nullable String sslBundle) {
		this.sslBundle = sslBundle;
	}

}
