package io.github.smsotp.sms.http;

import java.time.Duration;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Connections for tests that do not want to wait.
 */
public final class RequestFactories {

	private RequestFactories() {
	}

	/**
	 * Gives up soon.
	 */
	public static ClientHttpRequestFactory impatient() {
		return HttpSmsClient.requestFactory(Duration.ofSeconds(1), Duration.ofMillis(1500));
	}

	/**
	 * Gives up soon, and makes no call again.
	 */
	public static ClientHttpRequestFactory impatientForGet() {
		ConnectionConfig connections = ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(1)).build();
		HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(HttpClients.custom()
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.setConnectionManager(
					PoolingHttpClientConnectionManagerBuilder.create().setDefaultConnectionConfig(connections).build())
			.build());
		factory.setReadTimeout(Duration.ofMillis(1500));
		return factory;
	}

}
