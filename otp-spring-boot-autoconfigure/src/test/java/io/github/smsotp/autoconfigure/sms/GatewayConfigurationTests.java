package io.github.smsotp.autoconfigure.sms;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.smsotp.SmsOtpSendRequest;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.SmsOtpSubject;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.http.HttpSmsGateway;
import io.github.smsotp.sms.routing.RoutingSmsGateway;
import io.github.smsotp.sms.sns.SnsSmsGateway;
import io.github.smsotp.sms.twilio.TwilioSmsGateway;
import io.github.smsotp.web.ClientKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which gateway properties select, how it connects, and what stops the start.
 */
class GatewayConfigurationTests {

	private static final String[] HTTP = { "sms-otp.gateway.http.url=https://sms.example/send",
			"sms-otp.gateway.http.body={\"to\":\"{to}\",\"text\":\"{text}\"}" };

	private static final String[] TWILIO = { "sms-otp.gateway.twilio.account-sid=AC1",
			"sms-otp.gateway.twilio.auth-token=s3cret", "sms-otp.gateway.twilio.messaging-service-sid=MG1" };

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), "482913 is your code");

	private static final ClientKeys KEYS = new ClientKeys("nobody", "nobody");

	private static WireMockServer server;

	private final WebApplicationContextRunner application = SmsOtpContext.bare()
		.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class,
				ImperativeHttpClientAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("spring.application.name=Bank", "sms-otp.phone.regions=US",
				"sms-otp.phone.numbers.alice=+14155552671");

	@BeforeAll
	static void startServer() {
		server = new WireMockServer(WireMockConfiguration.options()
			.bindAddress("127.0.0.1")
			.dynamicPort()
			.dynamicHttpsPort()
			.keystoreType("PKCS12")
			.keystorePath(KEYS.store("server").toString())
			.keystorePassword(ClientKeys.PASSWORD)
			.keyManagerPassword(ClientKeys.PASSWORD));
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop();
	}

	@BeforeEach
	void answer() {
		server.resetAll();
		server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("{}")));
	}

	@Test
	void propertiesOfOneGatewaySelectIt() {
		selects(HttpSmsGateway.class, HTTP);
		selects(TwilioSmsGateway.class, TWILIO);
		selects(TwilioSmsGateway.class, "sms-otp.gateway.twilio.account-sid=AC1",
				"sms-otp.gateway.twilio.auth-token=s3cret", "sms-otp.gateway.sender=ACME");
		selects(HttpSmsGateway.class, with(TWILIO, with(HTTP, "sms-otp.gateway.type=http")));
	}

	@Test
	void beanOfTheApplicationWins() {
		SmsGateway own = (message) -> {
		};
		this.application.withBean("own", SmsGateway.class, () -> own)
			.withPropertyValues(with(TWILIO, HTTP))
			.run((context) -> assertThat(context).getBean(SmsGateway.class).isSameAs(own));
	}

	@Test
	void snsIsSelectedByNameAndTakesTheClientOfTheApplication() {
		this.application
			.withBean(SnsClient.class,
					() -> SnsClient.builder()
						.region(Region.EU_WEST_1)
						.credentialsProvider(AnonymousCredentialsProvider.create())
						.build())
			.withPropertyValues("sms-otp.gateway.type=sns")
			.run((context) -> assertThat(context).hasSingleBean(SnsSmsGateway.class));
		stops("sms-otp.gateway.type", "no single bean of type software.amazon.awssdk.services.sns.SnsClient",
				"sms-otp.gateway.type=sns");
		stops(this.application.withClassLoader(new FilteredClassLoader(SnsClient.class)), "sms-otp.gateway.type",
				"the AWS SDK is missing", "sms-otp.gateway.type=sns");
	}

	@Test
	void severalGatewaysStopTheStart() {
		stops("sms-otp.gateway.type", "is auto, but there are properties of several gateways: http, twilio",
				with(TWILIO, HTTP));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					sms-otp.gateway.http.url | is empty | sms-otp.gateway.type=http
					sms-otp.gateway.http | names in braces inside of its strings | sms-otp.gateway.http.url=https://a.example,sms-otp.gateway.http.body={to} s3cret
					sms-otp.gateway.http | There is no {key} | sms-otp.gateway.http.url=https://a.example/?k={key}&to={to}&text={text}
					sms-otp.gateway.http.method | the HTTP client of the JDK repeats such calls | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.http.method=GET
					sms-otp.gateway.http.token | is set beside a user name | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.http.token=s3cret,sms-otp.gateway.http.username=u
					sms-otp.gateway.http.password | is empty | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.http.username=u
					sms-otp.gateway.http | Invalid input: JSON Pointer | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.http.message-id=id
					sms-otp.gateway.http | success values need a pointer | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.http.success.values=ok
					sms-otp.gateway.senders | Unknown region 'USA' | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.senders.USA=ACME
					sms-otp.gateway.twilio.auth-token | is empty | sms-otp.gateway.twilio.account-sid=AC1
					sms-otp.gateway.twilio.messaging-service-sid | is empty, and there is no sender | sms-otp.gateway.twilio.account-sid=AC1,sms-otp.gateway.twilio.auth-token=s3cret
					sms-otp.gateway.twilio.messaging-service-sid | is set beside senders | sms-otp.gateway.twilio.account-sid=AC1,sms-otp.gateway.twilio.auth-token=s3cret,sms-otp.gateway.twilio.messaging-service-sid=MG1,sms-otp.gateway.sender=ACME
					sms-otp.gateway.max-concurrent | is 0 | sms-otp.gateway.max-concurrent=0
					sms-otp.gateway.time-limit | is PT0S | sms-otp.gateway.time-limit=0s
					sms-otp.gateway.client.ssl-bundle | which there is not | sms-otp.gateway.client.ssl-bundle=none,sms-otp.gateway.http.url=https://a.example/?to={to}&text={text}
					sms-otp.gateway.chain[0].type | selects no gateway | sms-otp.gateway.chain[0].name=a
					sms-otp.gateway.chain[0].type | is inbox, which is no provider | sms-otp.gateway.chain[0].type=inbox
					sms-otp.gateway.chain[0].regions | Unknown region 'usa' | sms-otp.gateway.chain[0].regions=usa,sms-otp.gateway.chain[0].http.url=https://a.example/?to={to}&text={text}
					sms-otp.gateway.chain[1].http.url | is empty | sms-otp.gateway.chain[0].http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.chain[1].type=http
					sms-otp.gateway.chain | has two gateways named http | sms-otp.gateway.chain[0].http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.chain[1].http.url=https://b.example/?to={to}&text={text}
					sms-otp.gateway.chain | is set beside a gateway outside of it | sms-otp.gateway.chain[0].http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.http.url=https://b.example/?to={to}&text={text}
					sms-otp.gateway.http | names {sender}, but there is none | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text}&from={sender}
					sms-otp.gateway.sender | is set beside a chain | sms-otp.gateway.sender=ACME,sms-otp.gateway.chain[0].http.url=https://a.example/?to={to}&text={text}
					sms-otp.gateway.twilio | SIDs must be of letters and digits | sms-otp.gateway.twilio.account-sid=AC 1,sms-otp.gateway.twilio.auth-token=s3cret,sms-otp.gateway.sender=ACME
					sms-otp.gateway.sms-pin-verify.send-url | url must be an absolute http or https URL | sms-otp.gateway.sms-pin-verify.send-url=ftp://a.example,sms-otp.gateway.sms-pin-verify.api-key=s3cret
					sms-otp.gateway.sms-pin-verify.api-key | is empty | sms-otp.gateway.sms-pin-verify.api-key=,sms-otp.gateway.type=inbox,sms-otp.development=true
					sms-otp.gateway.sms-pin-verify.poll-interval | must be at least 3 seconds | sms-otp.gateway.sms-pin-verify.api-key=s3cret,sms-otp.gateway.sms-pin-verify.poll-interval=1s,sms-otp.gateway.type=inbox,sms-otp.development=true
					sms-otp.gateway.sms-pin-verify.poll-time-limit | must be at least one second | sms-otp.gateway.sms-pin-verify.api-key=s3cret,sms-otp.gateway.sms-pin-verify.poll-time-limit=0s,sms-otp.gateway.type=inbox,sms-otp.development=true
					sms-otp.gateway.http | Header 'Host' cannot be set | sms-otp.gateway.http.url=https://a.example/?to={to}&text={text},sms-otp.gateway.http.headers.Host=a
					""")
	void whatCannotWorkStopsTheStart(String property, String problem, String settings) {
		WebApplicationContextRunner application = this.application
			.withClassLoader(new FilteredClassLoader("org.apache.hc.client5"));
		stops(application, property, problem, settings.split(","));
	}

	@Test
	void chainWithoutResilience4jStopsTheStart() {
		stops(this.application.withClassLoader(new FilteredClassLoader(CircuitBreakerRegistry.class)),
				"sms-otp.gateway.chain", "Resilience4j is missing", chain());
	}

	@Test
	void chainGoesOnWhenAGatewayFailsAndLeavesItOutAfterThatRes3() {
		server.stubFor(WireMock.post("/a").willReturn(WireMock.aResponse().withStatus(503)));
		this.application.withPropertyValues(chain()).run((context) -> {
			SmsGateway gateway = context.getBean(SmsGateway.class);
			assertThat(gateway).isInstanceOf(RoutingSmsGateway.class).hasToString("RoutingSmsGateway[a, b]");
			for (int i = 0; i < 20; i++) {
				gateway.send(MESSAGE);
			}
			server.verify(5, WireMock.postRequestedFor(WireMock.urlEqualTo("/a")));
			server.verify(20, WireMock.postRequestedFor(WireMock.urlEqualTo("/b")));
		});
	}

	@ParameterizedTest
	@CsvSource({ "400, REFUSED", "500, UNKNOWN", "504, UNKNOWN", "409, UNKNOWN" })
	void chainStopsAtARefusalAndAtAnUnknownT46(int status, Outcome outcome) {
		server.stubFor(WireMock.post("/a")
			.willReturn(WireMock.aResponse().withStatus(status).withBody((status != 400) ? "" : "opted out")));
		this.application.withPropertyValues(with(chain(), "sms-otp.gateway.chain[0].http.failure.refused=opted out"))
			.run((context) -> assertThatExceptionOfType(SmsDeliveryException.class)
				.isThrownBy(() -> context.getBean(SmsGateway.class).send(MESSAGE))
				.matches((failure) -> failure.getOutcome() == outcome));
		server.verify(0, WireMock.postRequestedFor(WireMock.urlEqualTo("/b")));
	}

	@Test
	void circuitBreakersOfTheApplicationAreUsed() {
		CircuitBreakerRegistry registry = CircuitBreakerRegistry
			.of(CircuitBreakerConfig.custom().minimumNumberOfCalls(2).slidingWindowSize(2).build());
		server.stubFor(WireMock.post("/a").willReturn(WireMock.aResponse().withStatus(503)));
		this.application.withBean(CircuitBreakerRegistry.class, () -> registry)
			.withPropertyValues(chain())
			.run((context) -> {
				for (int i = 0; i < 5; i++) {
					context.getBean(SmsGateway.class).send(MESSAGE);
				}
				assertThat(registry.getAllCircuitBreakers()).extracting("name")
					.containsExactlyInAnyOrder("sms-otp-a", "sms-otp-b");
				server.verify(2, WireMock.postRequestedFor(WireMock.urlEqualTo("/a")));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.http.clients.read-timeout=300ms",
			"spring.http.clients.read-timeout=50s,sms-otp.gateway.client.read-timeout=300ms" })
	void timeoutsAreOwnElseBootsRes3(String settings) {
		server.stubFor(WireMock.post("/send").willReturn(WireMock.ok("{}").withFixedDelay(60_000)));
		long start = System.nanoTime();
		assertFails(Outcome.UNKNOWN, settings.split(","));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
	}

	@Test
	void redirectsAreNotFollowedWhateverBootSaysT49() {
		server.stubFor(WireMock.post("/send")
			.willReturn(WireMock.temporaryRedirect("http://127.0.0.1:" + server.port() + "/internal")));
		assertFails(Outcome.FAILED, "spring.http.clients.redirects=follow");
		server.verify(0, WireMock.anyRequestedFor(WireMock.urlEqualTo("/internal")));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@SuppressWarnings("rawtypes")
	void proxyOfTheApplicationIsAskedWhateverClientItHas(boolean apache) {
		ProxySelector proxy = ProxySelector.of(new InetSocketAddress("127.0.0.1", server.port()));
		ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> customizer = (builder) -> builder
			.withProxySelector(proxy);
		this.application.withBean("proxy", ClientHttpRequestFactoryBuilderCustomizer.class, () -> customizer)
			.withPropertyValues("spring.http.clients.imperative.factory=" + (apache ? "http-components" : "jdk"),
					"sms-otp.gateway.http.url=http://sms.invalid/send", HTTP[1])
			.run((context) -> context.getBean(SmsGateway.class).send(MESSAGE));
		server.verify(1, WireMock.postRequestedFor(WireMock.urlEqualTo("/send")));
	}

	@Test
	@SuppressWarnings("rawtypes")
	void severalBuildersOfTheApplicationStopNothing() {
		this.application
			.withBean("a", ClientHttpRequestFactoryBuilder.class, () -> ClientHttpRequestFactoryBuilder.jdk())
			.withBean("b", ClientHttpRequestFactoryBuilder.class, () -> ClientHttpRequestFactoryBuilder.simple())
			.withBean("c", SimpleAsyncTaskExecutorBuilder.class, SimpleAsyncTaskExecutorBuilder::new)
			.withBean("d", SimpleAsyncTaskExecutorBuilder.class, SimpleAsyncTaskExecutorBuilder::new)
			.withPropertyValues(HTTP)
			.run((context) -> assertThat(context).hasSingleBean(HttpSmsGateway.class));
	}

	@Test
	void sslBundleDecidesWhoIsTrusted() {
		String[] settings = with(
				new String[] { "sms-otp.gateway.http.url=https://localhost:" + server.httpsPort() + "/send", HTTP[1] },
				"spring.ssl.bundle.jks.provider.truststore.location=file:" + KEYS.trust(),
				"spring.ssl.bundle.jks.provider.truststore.password=" + ClientKeys.PASSWORD);
		this.application.withPropertyValues(settings)
			.run((context) -> assertThatExceptionOfType(SmsDeliveryException.class)
				.isThrownBy(() -> context.getBean(SmsGateway.class).send(MESSAGE))
				.withMessageContaining("SSLHandshakeException"));
		for (String property : new String[] { "sms-otp.gateway.client.ssl-bundle", "spring.http.clients.ssl.bundle" }) {
			this.application.withPropertyValues(with(settings, property + "=provider"))
				.run((context) -> context.getBean(SmsGateway.class).send(MESSAGE));
		}
		server.verify(2, WireMock.postRequestedFor(WireMock.urlEqualTo("/send")));
	}

	@Test
	void bulkheadStandsInFrontOfAnyGateway() {
		List<String> threads = new CopyOnWriteArrayList<>();
		this.application
			.withBean("own", SmsGateway.class, () -> (message) -> threads.add(Thread.currentThread().getName()))
			.run((context) -> context.getBean(SmsOtpService.class)
				.send(new SmsOtpSendRequest(SmsOtpSubject.login("alice"), null, Locale.ENGLISH)));
		assertThat(threads).singleElement().asString().startsWith("sms-otp-gateway-");
	}

	private void assertFails(Outcome outcome, String... settings) {
		this.application
			.withPropertyValues(with(
					new String[] { "sms-otp.gateway.http.url=http://127.0.0.1:" + server.port() + "/send", HTTP[1] },
					settings))
			.run((context) -> assertThatExceptionOfType(SmsDeliveryException.class)
				.isThrownBy(() -> context.getBean(SmsGateway.class).send(MESSAGE))
				.matches((failure) -> failure.getOutcome() == outcome));
	}

	private static String[] chain() {
		String url = "http.url=http://127.0.0.1:" + server.port();
		String body = "http.body={\"to\":\"{to}\",\"text\":\"{text}\"}";
		return new String[] { "sms-otp.gateway.chain[0].name=a", "sms-otp.gateway.chain[0]." + url + "/a",
				"sms-otp.gateway.chain[0]." + body, "sms-otp.gateway.chain[1].name=b",
				"sms-otp.gateway.chain[1]." + url + "/b", "sms-otp.gateway.chain[1]." + body };
	}

	private void selects(Class<? extends SmsGateway> type, String... settings) {
		this.application.withPropertyValues(settings).run((context) -> assertThat(context).hasSingleBean(type));
	}

	private void stops(String property, String problem, String... settings) {
		stops(this.application, property, problem, settings);
	}

	private static void stops(WebApplicationContextRunner application, String property, String problem,
			String... settings) {
		application.withPropertyValues(settings)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSmsOtpConfigurationException.class)
				.hasMessageStartingWith("Property '" + property + "'")
				.hasMessageContaining(problem)
				.hasMessageNotContaining("s3cret"));
	}

	private static String[] with(String[] settings, String... more) {
		String[] all = Arrays.copyOf(settings, settings.length + more.length);
		System.arraycopy(more, 0, all, settings.length, more.length);
		return all;
	}

}
