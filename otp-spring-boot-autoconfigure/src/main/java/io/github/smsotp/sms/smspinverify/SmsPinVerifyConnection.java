package io.github.smsotp.sms.smspinverify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.github.smsotp.sms.http.HttpSmsClient;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The connection to SMS Pin Verify. Its HTTP client is its own and not the application's,
 * whose metrics, traces and interceptors would see the API key in the URL.
 */
final class SmsPinVerifyConnection {

	private final String apiKey;

	private final URI url;

	private final SingletonSupplier<SmsPinVerifyApi> api = SingletonSupplier.of(this::createApi);

	private ClientHttpRequestFactory requestFactory = HttpSmsClient.defaultRequestFactory();

	SmsPinVerifyConnection(String apiKey, URI url) {
		Assert.hasText(apiKey, "apiKey cannot be empty");
		Assert.notNull(url, "url cannot be null");
		Assert.isTrue(isHttp(url), "url must be an absolute http or https URL");
		this.apiKey = apiKey;
		this.url = url;
	}

	private static boolean isHttp(URI url) {
		return url.getScheme() != null && Set.of("http", "https").contains(url.getScheme()) && url.getHost() != null;
	}

	URI getUrl() {
		return this.url;
	}

	SmsPinVerifyApi getApi() {
		return this.api.obtain();
	}

	void setRequestFactory(ClientHttpRequestFactory requestFactory) {
		Assert.notNull(requestFactory, "requestFactory cannot be null");
		this.requestFactory = requestFactory;
	}

	static Duration positive(Duration duration, String name) {
		Assert.notNull(duration, () -> name + " cannot be null");
		Assert.isTrue(!duration.isNegative() && !duration.isZero(), () -> name + " must be positive");
		return duration;
	}

	private SmsPinVerifyApi createApi() {
		RestClient client = RestClient.builder()
			.uriBuilderFactory(uriBuilderFactory())
			.requestFactory(this.requestFactory)
			.configureMessageConverters((converters) -> converters
				.addCustomConverter(new StringHttpMessageConverter(StandardCharsets.UTF_8)))
			.defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
			})
			.build();
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
			.customArgumentResolver(new PhoneNumberArgumentResolver())
			.build()
			.createClient(SmsPinVerifyApi.class);
	}

	private DefaultUriBuilderFactory uriBuilderFactory() {
		// not by baseUrl(String), whose parser logs what it reads
		DefaultUriBuilderFactory factory = new DefaultUriBuilderFactory(UriComponentsBuilder.fromUri(this.url));
		factory.setDefaultUriVariables(Map.of("customer", this.apiKey));
		return factory;
	}

}
