package io.github.smsotp.autoconfigure.sms;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.StringUtils;

/**
 * Opens connections to providers as the application's HTTP clients do, but never follows
 * a redirect and always ends. What the application's builder sets for the HTTP client,
 * such as a proxy, holds here too if it is for the same one.
 */
final class GatewayHttpClients {

	private static final HttpClientSettings TIMEOUTS = HttpClientSettings.defaults()
		.withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));

	private final @Nullable ClientHttpRequestFactoryBuilder<?> builder;

	private final List<ClientHttpRequestFactoryBuilderCustomizer<?>> customizers;

	private final HttpClientSettings settings;

	private final int maxConcurrent;

	GatewayHttpClients(ObjectProvider<ClientHttpRequestFactoryBuilder<?>> builder,
			ObjectProvider<ClientHttpRequestFactoryBuilderCustomizer<?>> customizers, HttpClientSettings settings,
			int maxConcurrent) {
		this.builder = builder.getIfUnique();
		this.customizers = customizers.orderedStream().toList();
		this.settings = settings.orElse(TIMEOUTS).withRedirects(HttpRedirects.DONT_FOLLOW);
		this.maxConcurrent = maxConcurrent;
	}

	static HttpClientSettings settings(GatewayClientProperties properties, HttpClientSettings application,
			ObjectProvider<SslBundles> bundles) {
		HttpClientSettings own = HttpClientSettings.defaults()
			.withConnectTimeout(properties.getConnectTimeout())
			.withReadTimeout(properties.getReadTimeout());
		if (StringUtils.hasText(properties.getSslBundle())) {
			own = own.withSslBundle(bundle(properties.getSslBundle(), bundles));
		}
		return own.orElse(application);
	}

	/**
	 * For calls that no client repeats by itself, or that may be repeated.
	 * @return the HTTP client of the JDK
	 */
	ClientHttpRequestFactory create() {
		JdkClientHttpRequestFactoryBuilder jdk = (this.builder instanceof JdkClientHttpRequestFactoryBuilder own) ? own
				: customized(ClientHttpRequestFactoryBuilder.jdk());
		return jdk.withHttpClientCustomizer((client) -> client.version(HttpClient.Version.HTTP_1_1))
			.withCustomizer((factory) -> factory.enableCompression(false))
			.build(this.settings);
	}

	/**
	 * For calls that the client of the JDK would repeat when a line is cut, which cannot
	 * be switched off.
	 * @return the HTTP client of Apache, which can be told not to
	 */
	ClientHttpRequestFactory createForGet() {
		return Apache.create(this);
	}

	// the application's builder is customized already, and may be for another client
	@SuppressWarnings("unchecked")
	private <B extends ClientHttpRequestFactoryBuilder<?>> B customized(B standard) {
		ClientHttpRequestFactoryBuilder<?>[] current = { standard };
		LambdaSafe.callbacks(ClientHttpRequestFactoryBuilderCustomizer.class, this.customizers, current[0])
			.invoke((customizer) -> current[0] = customizer.customize(current[0]));
		return (B) current[0];
	}

	private static SslBundle bundle(String name, ObjectProvider<SslBundles> bundles) {
		try {
			return bundles.getObject().getBundle(name);
		}
		catch (NoSuchSslBundleException ex) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.client.ssl-bundle",
					"names the SSL bundle '" + name + "', which there is not", "Define it under spring.ssl.bundle.");
		}
	}

	// a class of its own, since the library need not be there
	private static final class Apache {

		private static ClientHttpRequestFactory create(GatewayHttpClients clients) {
			HttpComponentsClientHttpRequestFactoryBuilder apache = (clients.builder instanceof HttpComponentsClientHttpRequestFactoryBuilder own)
					? own : clients.customized(ClientHttpRequestFactoryBuilder.httpComponents());
			Duration connect = clients.settings.connectTimeout();
			return apache
				.withHttpClientCustomizer((client) -> client.disableAutomaticRetries().disableContentCompression())
				.withConnectionManagerCustomizer((connections) -> connections.setMaxConnTotal(clients.maxConcurrent)
					.setMaxConnPerRoute(clients.maxConcurrent))
				.withDefaultRequestConfigCustomizer((request) -> request
					.setConnectionRequestTimeout(Timeout.of((connect != null) ? connect : Duration.ofSeconds(2))))
				.build(clients.settings);
		}

	}

}
