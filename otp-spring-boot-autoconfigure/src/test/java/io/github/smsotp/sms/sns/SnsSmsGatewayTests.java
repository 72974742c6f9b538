package io.github.smsotp.sms.sns;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.smsotp.CapturedLog;
import io.github.smsotp.IssuedSecrets;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsSenders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * {@link SnsSmsGateway} by the real SDK against a stand-in that speaks the query
 * protocol.
 */
class SnsSmsGatewayTests {

	private static final String TEXT = "1+1 \"{to}\" & é\n@a.example #482913 🔐";

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), TEXT);

	private static final String PUBLISHED = """
			<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
			<MessageId>567910cd-659e-55d4-8ccb-5aaf14679dc0</MessageId></PublishResult>\
			<ResponseMetadata><RequestId>d74b8436</RequestId></ResponseMetadata></PublishResponse>""";

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private SnsClient client;

	private SnsSmsGateway gateway;

	@BeforeEach
	void start() {
		IssuedSecrets.record("9f8e7d6c");
		this.server.start();
		// as an application has it, retries included
		this.client = SnsClient.builder()
			.endpointOverride(URI.create(this.server.baseUrl()))
			.region(Region.EU_WEST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA1", "9f8e7d6c")))
			.build();
		this.gateway = new SnsSmsGateway(this.client);
		this.gateway.setTimeLimit(Duration.ofMillis(1500));
		answer(WireMock.ok(PUBLISHED));
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.server.stop();
	}

	@Test
	void submitThenExactRequestAndIdT47() {
		assertThat(this.gateway.submit(MESSAGE).messageId()).isEqualTo("567910cd-659e-55d4-8ccb-5aaf14679dc0");
		LoggedRequest request = this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl())).get(0);
		assertThat(request.getMethod().getName()).isEqualTo("POST");
		assertThat(request.getUrl()).isEqualTo("/");
		assertThat(request.getBodyAsString()).isEqualTo("Action=Publish&Version=2010-03-31&PhoneNumber=%2B14155552671"
				+ "&Message=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8)
				+ "&MessageAttributes.entry.1.Name=AWS.SNS.SMS.SMSType"
				+ "&MessageAttributes.entry.1.Value.DataType=String"
				+ "&MessageAttributes.entry.1.Value.StringValue=Transactional");
	}

	@ParameterizedTest
	@CsvSource({ "ACME,AWS.SNS.SMS.SenderID,ACME", "+14155550100,AWS.MM.SMS.OriginationNumber,%2B14155550100" })
	void submitWhenSenderThenItsAttribute(String sender, String name, String value) {
		this.gateway.setSenders(new SmsSenders(null, Map.of("US", sender)));
		this.gateway.submit(MESSAGE);
		assertThat(this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl())).get(0).getBodyAsString())
			.contains(".Name=" + name + "&")
			.contains(".StringValue=" + value);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					400 | InvalidParameter | Invalid parameter: PhoneNumber Reason: +14155552671 is not valid to publish to | REFUSED
					400 | OptedOut | 14155552671 is opted out | REFUSED
					400 | InvalidParameter | Invalid parameter: Message too long | FAILED
					400 | ParameterValueInvalid | Invalid value for SenderID | FAILED
					400 | Throttling | Rate exceeded | FAILED
					429 | Throttled | Rate exceeded | FAILED
					403 | AuthorizationError | no | FAILED
					403 | InvalidClientTokenId | no | FAILED
					403 | SignatureDoesNotMatch | no | FAILED
					404 | NotFound | no | FAILED
					503 | ServiceUnavailable | no | FAILED
					500 | InternalError | no | UNKNOWN
					502 | Whatever | no | UNKNOWN
					""")
	void submitWhenRefusedThenTypedAndAskedOnceT46Res3(int status, String code, String message, Outcome outcome) {
		answer(WireMock.aResponse()
			.withStatus(status)
			.withBody("""
					<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
					<Code>%s</Code><Message>%s</Message></Error><RequestId>d74b</RequestId></ErrorResponse>"""
				.formatted(code, message)));
		assertThat(failure(outcome)).hasMessage("Amazon SNS answered with HTTP status " + status + " and code " + code);
	}

	@ParameterizedTest
	@EnumSource
	void submitWhenLineIsCutThenUnknownAndAskedOnceT46Res3(Fault fault) {
		answer(WireMock.aResponse().withFault(fault));
		failure(Outcome.UNKNOWN);
	}

	@Test
	void submitWhenNoAnswerThenEndsInTimeAndAskedOnceT46Res3() {
		answer(WireMock.ok(PUBLISHED).withFixedDelay(60_000));
		long start = System.nanoTime();
		failure(Outcome.UNKNOWN);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void submitWhenThereAreNoCredentialsThenFailedAndNobodyIsAsked() {
		try (SnsClient anonymous = SnsClient.builder()
			.endpointOverride(URI.create(this.server.baseUrl()))
			.region(Region.EU_WEST_1)
			.credentialsProvider(SystemPropertyCredentialsProvider.create())
			.build()) {
			this.gateway = new SnsSmsGateway(anonymous);
			SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class,
					() -> this.gateway.submit(MESSAGE));
			assertThat(failure.getOutcome()).isEqualTo(Outcome.FAILED);
		}
		assertThat(this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()))).isEmpty();
	}

	@Test
	void submitWhenNobodyIsThereThenFailed() {
		this.server.stop();
		SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class,
				() -> this.gateway.submit(MESSAGE));
		assertThat(failure.getOutcome()).isEqualTo(Outcome.FAILED);
	}

	private void answer(ResponseDefinitionBuilder response) {
		this.server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(response));
	}

	private SmsDeliveryException failure(Outcome outcome) {
		try (CapturedLog log = new CapturedLog("io.github.smsotp")) {
			SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class,
					() -> this.gateway.submit(MESSAGE));
			assertThat(failure).hasNoCause();
			assertThat(failure.getOutcome()).isEqualTo(outcome);
			assertThat(failure.getMessage()).doesNotContain("4155552671", "482913");
			assertThat(this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()))).hasSize(1);
			assertThat(log.lines()).noneMatch((line) -> line.contains("9f8e7d6c") || line.contains("482913"));
			return failure;
		}
	}

}
