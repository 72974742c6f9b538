package io.github.smsotp.sms.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.smsotp.CapturedLog;
import io.github.smsotp.IssuedSecrets;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.UnsuitableMessageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What {@link HttpSmsGateway} makes of providers and networks that misbehave.
 */
class HttpSmsGatewayFaultTests {

	private static final String KEY = "s3cr3t-9f8e7d6c";

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), "482913 is your code");

	private static final String[] SECRETS = { "9f8e7d6c", "4155552671", "482913", "127.0.0.1", "localhost",
			"/messages" };

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());

	@BeforeEach
	void startServer() {
		IssuedSecrets.record("9f8e7d6c");
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop();
	}

	@ParameterizedTest
	@EnumSource
	void cutLineIsUnknownAndNothingIsSentTwiceT46Res3(Fault fault) {
		answer(WireMock.aResponse().withFault(fault));
		for (HttpMethod method : new HttpMethod[] { HttpMethod.POST, HttpMethod.GET, HttpMethod.PUT }) {
			this.server.resetRequests();
			assertFails(gateway(method), Outcome.UNKNOWN, null);
			assertThat(requests()).as("%s", method).isEqualTo(1);
		}
	}

	@Test
	void cutLineAfterOthersThatWereKeptOpenIsNotSentTwiceT46() {
		HttpSmsGateway gateway = gateway(HttpMethod.GET);
		answer(WireMock.ok("{\"id\":\"1\"}"));
		gateway.send(MESSAGE);
		answer(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		assertFails(gateway, Outcome.UNKNOWN, null);
		assertThat(requests()).isEqualTo(2);
	}

	@Test
	void clientThatWouldCallTwiceIsNotUsedForGetT46() {
		answer(WireMock.ok("{\"id\":\"1\"}"));
		HttpSmsGateway gateway = gateway(HttpMethod.GET);
		gateway.setRequestFactory(HttpSmsClient.defaultRequestFactory());
		assertFails(gateway, Outcome.FAILED, null);
		assertThat(requests()).isZero();
	}

	@Test
	void hangingProviderEndsInTimeAndIsUnknownT46Res3() {
		answer(WireMock.ok("{\"id\":\"1\"}").withFixedDelay(60_000));
		long start = System.nanoTime();
		assertFails(gateway(HttpMethod.POST), Outcome.UNKNOWN, null);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		assertThat(requests()).isEqualTo(1);
	}

	@Test
	void answerThatDripsEndsInTimeRes3() {
		answer(WireMock.ok("{\"id\":\"1\"}" + " ".repeat(2000)).withChunkedDribbleDelay(1000, 60_000));
		long start = System.nanoTime();
		assertFails(gateway(HttpMethod.POST), Outcome.UNKNOWN, null);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{\"id\":null}", "{\"id\":{}}", "\"id\"", "<html></html>",
			"\u0000\u0001", "{\"id\":\"1\"} x{" })
	void garbageIsUnknown(String body) {
		answer(WireMock.ok(body));
		assertFails(gateway(HttpMethod.POST), Outcome.UNKNOWN, null);
		assertThat(requests()).isEqualTo(1);
	}

	@Test
	void answerOfAMegabyteIsNoAnswer() {
		answer(WireMock.ok("{\"id\":\"1\",\"x\":\"" + "x".repeat(1024 * 1024) + "\"}"));
		assertFails(gateway(HttpMethod.POST), Outcome.UNKNOWN, null);
		answer(WireMock.ok("{\"id\":\"1\",\"x\":\"" + "x".repeat(HttpSmsClient.MAX_RESPONSE - 20) + "\"}"));
		assertThat(gateway(HttpMethod.POST).submit(MESSAGE).messageId()).isEqualTo("1");
	}

	@Test
	void answerOfDeepJsonIsUnknown() {
		answer(WireMock.ok("[".repeat(60_000)));
		assertFails(gateway(HttpMethod.POST), Outcome.UNKNOWN, null);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void redirectIsNotFollowedT49(int status) {
		answer(WireMock.aResponse().withStatus(status).withHeader("Location", base() + "/internal"));
		Outcome outcome = (status != 303) ? Outcome.FAILED : Outcome.UNKNOWN;
		assertFails(gateway(HttpMethod.POST), outcome, null);
		assertFails(gateway(HttpMethod.GET), outcome, null);
		assertThat(this.server.findAll(WireMock.anyRequestedFor(WireMock.urlPathEqualTo("/internal")))).isEmpty();
		assertThat(requests()).isEqualTo(2);
	}

	@Test
	void strangersCertificateIsNotTrustedAndNothingWasSent() {
		HttpSmsGateway gateway = gateway(HttpMethod.POST, "https://localhost:" + this.server.httpsPort());
		assertFails(gateway, Outcome.FAILED, null);
		assertThat(requests()).isZero();
	}

	@Test
	void lineThatDoesNotOpenMeansNothingWasSent() throws Exception {
		try (FullBacklog full = new FullBacklog()) {
			assertFails(gateway(HttpMethod.POST, full.url().toString()), Outcome.FAILED, null);
			assertFails(gateway(HttpMethod.GET, full.url().toString()), Outcome.FAILED, null);
		}
	}

	@Test
	void nobodyThereMeansNothingWasSent() {
		HttpSmsGateway gateway = gateway(HttpMethod.POST);
		this.server.stop();
		assertFails(gateway, Outcome.FAILED, null);
		assertFails(gateway(HttpMethod.POST, "http://sms.invalid"), Outcome.FAILED, null);
	}

	@ParameterizedTest
	@CsvSource({ "429, 7, PT7S", "503, 7, PT7S", "400, 7,", "429, 'Mon, 23 Nov 2026 10:00:30 GMT', PT30S",
			"429, 'Mon, 23 Nov 2026 09:00:00 GMT', PT0S", "503, soon,", "503, -1,", "429, 99999999999999999999," })
	void waitIsPassedOn(int status, String value, @Nullable Duration wait) {
		answer(WireMock.aResponse().withStatus(status).withHeader("Retry-After", value));
		assertFails(gateway(HttpMethod.POST), Outcome.FAILED, wait);
	}

	@Test
	void codeIsToldAndNothingElseOfTheBodyT52Res4() {
		answer(WireMock.badRequest().withBody("{\"code\":\"21211\",\"message\":\"+14155552671 " + KEY + "\"}"));
		assertThat(assertFails(gateway(HttpMethod.POST), Outcome.FAILED, null))
			.hasMessage("Example answered with HTTP status 400 and code 21211");
		answer(WireMock.badRequest().withBody("{\"code\":\"no such number\\r\\nERROR forged\"}"));
		assertThat(assertFails(gateway(HttpMethod.POST), Outcome.FAILED, null))
			.hasMessage("Example answered with HTTP status 400");
	}

	@Test
	void wholeBodyIsACodeAndIsNotToldT52Res4() {
		HttpSmsGateway gateway = gateway(HttpMethod.POST);
		gateway.setResponseRules(new HttpSmsResponseRules(Set.of(), null, Set.of(), null, null,
				Set.of("no:such.number"), Set.of(), Set.of()));
		answer(WireMock.badRequest().withBody(" no:such.number\n"));
		assertThat(assertFails(gateway, Outcome.REFUSED, null)).hasMessage("Example answered with HTTP status 400");
	}

	@ParameterizedTest
	@CsvSource({ "400, true", "422, true", "200, true", "401, false", "402, false", "403, false", "404, false",
			"429, false", "503, false", "302, false" })
	void whatConcernsOneMessageIsToldFromWhatConcernsAll(int status, boolean one) {
		HttpSmsGateway gateway = gateway(HttpMethod.POST);
		gateway.setResponseRules(new HttpSmsResponseRules(Set.of(), JsonPointer.compile("/id"), Set.of(), null,
				JsonPointer.compile("/code"), Set.of(), Set.of("7"), Set.of()));
		answer(WireMock.aResponse().withStatus(status).withBody("{\"code\":7}"));
		assertThat(assertFails(gateway, Outcome.FAILED, null) instanceof UnsuitableMessageException).isEqualTo(one);
	}

	private HttpSmsGateway gateway(HttpMethod method) {
		return gateway(method, base());
	}

	private String base() {
		return "http://127.0.0.1:" + this.server.port();
	}

	private static HttpSmsGateway gateway(HttpMethod method, String base) {
		HttpSmsRequestTemplate.Builder request = HttpSmsRequestTemplate
			.to(base + "/messages?key={key}&to={to}&text={text}")
			.method(method)
			.bearer(KEY)
			.header("Idempotency-Key", "{id}")
			.value("key", KEY);
		if (method != HttpMethod.GET) {
			request.body(MediaType.APPLICATION_JSON, "{\"to\":\"{to}\",\"text\":\"{text}\"}");
		}
		HttpSmsGateway gateway = new HttpSmsGateway("Example", request.build());
		gateway.setResponseRules(new HttpSmsResponseRules(Set.of(), JsonPointer.compile("/id"), Set.of(),
				JsonPointer.compile("/id"), JsonPointer.compile("/code"), Set.of(), Set.of(), Set.of()));
		gateway.setRequestFactory(
				(method != HttpMethod.GET) ? RequestFactories.impatient() : RequestFactories.impatientForGet());
		gateway.setClock(Clock.fixed(NOW, ZoneOffset.UTC));
		return gateway;
	}

	private void answer(ResponseDefinitionBuilder response) {
		this.server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(response));
	}

	private int requests() {
		return this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl())).size();
	}

	private static SmsDeliveryException assertFails(HttpSmsGateway gateway, Outcome outcome, @Nullable Duration wait) {
		try (CapturedLog log = new CapturedLog("org.springframework", "_org.springframework", "io.github.smsotp")) {
			SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class,
					() -> gateway.send(MESSAGE));
			assertThat(failure).isNotNull().hasNoCause();
			assertThat(failure.getOutcome()).isEqualTo(outcome);
			assertThat(failure.getRetryAfter()).isEqualTo(wait);
			StringWriter trace = new StringWriter();
			failure.printStackTrace(new PrintWriter(trace));
			assertThat(trace.toString()).doesNotContain(SECRETS);
			assertThat(log.lines()).allSatisfy((line) -> assertThat(line).doesNotContain(SECRETS));
			return failure;
		}
	}

}
