package io.github.smsotp.autoconfigure.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.smsotp.sms.SmsGateway;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/**
 * The recipes of docs/gateways.md, as they stand there but for the host.
 */
final class Recipes {

	static final Map<String, Object> SECRETS = Map.ofEntries(Map.entry("VONAGE_API_KEY", "vonage-key"),
			Map.entry("VONAGE_API_SECRET", "vonage-s3cret"), Map.entry("SINCH_API_TOKEN", "sinch-s3cret"),
			Map.entry("SINCH_SERVICE_PLAN", "plan/1"), Map.entry("INFOBIP_API_KEY", "infobip-s3cret"),
			Map.entry("BIRD_WORKSPACE", "ws-1"), Map.entry("BIRD_CHANNEL", "ch-1"),
			Map.entry("BIRD_ACCESS_KEY", "bird-s3cret"), Map.entry("PLIVO_AUTH_ID", "MA1"),
			Map.entry("PLIVO_AUTH_TOKEN", "plivo-s3cret"), Map.entry("TELNYX_API_KEY", "telnyx-s3cret"),
			Map.entry("KANNEL_USER", "kannel"), Map.entry("KANNEL_PASSWORD", "p&ss+w=rd s3cret"),
			Map.entry("TWILIO_ACCOUNT_SID", "AC1"), Map.entry("TWILIO_MESSAGING_SERVICE", "MG1"),
			Map.entry("TWILIO_AUTH_TOKEN", "twilio-s3cret"));

	private static final Pattern HOST = Pattern.compile("https?://[^/]+");

	private Recipes() {
	}

	static SmsGateway gateway(String provider, String baseUrl) {
		return gateway(provider, baseUrl, Map.of());
	}

	static SmsGateway gateway(String provider, String baseUrl, Map<String, Object> more) {
		SmsOtpGatewayProperties properties = properties(provider, more);
		HttpGatewayProperties http = properties.getHttp();
		if (http.getUrl() != null) {
			http.setUrl(HOST.matcher(http.getUrl()).replaceFirst(Matcher.quoteReplacement(baseUrl)));
		}
		properties.getTwilio().setBaseUrl(URI.create(baseUrl));
		GatewayClientProperties client = new GatewayClientProperties();
		client.setReadTimeout(Duration.ofSeconds(5));
		StaticListableBeanFactory none = new StaticListableBeanFactory();
		HttpClientSettings settings = GatewayHttpClients.settings(client, HttpClientSettings.defaults(),
				none.getBeanProvider(SslBundles.class));
		GatewayHttpClients connections = new GatewayHttpClients(
				none.getBeanProvider(ResolvableType.forClass(ClientHttpRequestFactoryBuilder.class)),
				none.getBeanProvider(ResolvableType.forClass(ClientHttpRequestFactoryBuilderCustomizer.class)),
				settings, 10);
		return new ProviderGatewayFactory(connections, Clock.systemUTC(), () -> {
			throw new IllegalStateException();
		}).create("sms-otp.gateway", provider, properties);
	}

	private static SmsOtpGatewayProperties properties(String provider, Map<String, Object> more) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("secrets", SECRETS));
		try {
			new YamlPropertySourceLoader()
				.load("recipe", new ByteArrayResource(yaml(provider).getBytes(StandardCharsets.UTF_8)))
				.forEach(environment.getPropertySources()::addFirst);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		environment.getPropertySources().addFirst(new MapPropertySource("more", more));
		return Binder.get(environment).bind("sms-otp.gateway", SmsOtpGatewayProperties.class).get();
	}

	private static String yaml(String provider) throws IOException {
		String docs = Files.readString(Path.of("../docs/gateways.md"));
		Matcher section = Pattern.compile("(?s)\n##+ " + Pattern.quote(provider) + "\n.*?```yaml\n(.*?)```")
			.matcher(docs);
		if (!section.find()) {
			throw new IllegalArgumentException("No recipe for " + provider);
		}
		return section.group(1);
	}

}
