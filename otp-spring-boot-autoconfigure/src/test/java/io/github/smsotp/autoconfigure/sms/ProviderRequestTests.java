package io.github.smsotp.autoconfigure.sms;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each recipe of docs/gateways.md, and the gateway of Twilio, send over the line.
 */
class ProviderRequestTests {

	private static final String TEXT = "1+1 \"{to}\" %s ${x} & é\r\n\n@a.example #123456 🔐\\";

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), TEXT, "id-1");

	private static final JsonMapper JSON = JsonMapper.shared();

	@RegisterExtension
	static WireMockExtension server = WireMockExtension.newInstance()
		.options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
		.build();

	@BeforeEach
	void answerNothingUseful() {
		server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withStatus(400)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					Vonage | /v1/messages | Basic vonage-key:vonage-s3cret | {"message_type":"text","channel":"sms","from":SENDER,"to":"14155552671","text":TEXT,"client_ref":"id-1"}
					Sinch | /xms/v1/plan%2F1/batches | Bearer sinch-s3cret | {"type":"mt_text","from":SENDER,"to":["+14155552671"],"body":TEXT,"client_reference":"id-1"}
					Infobip | /sms/3/messages | App infobip-s3cret | {"messages":[{"sender":SENDER,"destinations":[{"to":"14155552671","messageId":"id-1"}],"content":{"text":TEXT}}]}
					Bird | /workspaces/ws-1/channels/ch-1/messages | AccessKey bird-s3cret | {"receiver":{"contacts":[{"identifierKey":"phonenumber","identifierValue":"+14155552671"}]},"body":{"type":"text","text":{"text":TEXT}},"reference":"id-1"}
					Plivo | /v1/Account/MA1/Message/ | Basic MA1:plivo-s3cret | {"src":SENDER,"dst":"14155552671","text":TEXT}
					Telnyx | /v2/messages | Bearer telnyx-s3cret | {"from":SENDER,"to":"+14155552671","text":TEXT}
					""")
	void jsonIsExactT47(String provider, String path, String authorization, String body) {
		String sender = "A&B {text} \"C";
		send(provider, Map.of("sms-otp.gateway.sender", sender), MESSAGE);
		LoggedRequest request = request();
		assertThat(request.getMethod().getName()).isEqualTo("POST");
		assertThat(request.getUrl()).isEqualTo(path);
		assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
		assertThat(request.header("Authorization").values()).containsExactly(encoded(authorization));
		String expected = body.replace("SENDER", JSON.writeValueAsString(sender))
			.replace("TEXT", JSON.writeValueAsString(TEXT));
		assertThat(JSON.readTree(request.getBody())).isEqualTo(JSON.readTree(expected));
	}

	@Test
	void twilioFormIsExactT47() {
		send("Twilio", Map.of(), MESSAGE);
		LoggedRequest request = request();
		assertThat(request.getMethod().getName()).isEqualTo("POST");
		assertThat(request.getUrl()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
		assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
		assertThat(request.getHeader("Authorization")).isEqualTo(encoded("Basic AC1:twilio-s3cret"));
		assertThat(request.getBodyAsString()).isEqualTo("To=%2B14155552671&Body="
				+ "1%2B1+%22%7Bto%7D%22+%25s+%24%7Bx%7D+%26+%C3%A9%0D%0A%0A%40a.example+%23123456+%F0%9F%94%90%5C"
				+ "&MessagingServiceSid=MG1");
	}

	@Test
	void twilioSendsFromSenderOfTheCountryByApiKey() {
		Map<String, Object> more = Map.of("sms-otp.gateway.twilio.messaging-service-sid", "",
				"sms-otp.gateway.twilio.api-key-sid", "SK1", "sms-otp.gateway.sender", "ACME",
				"sms-otp.gateway.senders.US", "+14155550100");
		send("Twilio", more, MESSAGE);
		assertThat(request().getBodyAsString()).endsWith("&From=%2B14155550100");
		assertThat(request().getHeader("Authorization")).isEqualTo(encoded("Basic SK1:twilio-s3cret"));
		server.resetRequests();
		send("Twilio", more, new SmsMessage(new PhoneNumber("+447400123456"), TEXT));
		assertThat(request().getBodyAsString()).endsWith("&From=ACME");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1+1 "{to}" [x] | 0 | 1%2B1%20%22%7Bto%7D%22%20%5Bx%5D
			ê 🔐 & ?# | 2 | %C3%AA%20%F0%9F%94%90%20%26%20%3F%23
			""")
	void kannelUrlIsExactT47(String text, String coding, String encoded) {
		send("Kannel", Map.of(), new SmsMessage(new PhoneNumber("+14155552671"), text));
		assertThat(request().getMethod().getName()).isEqualTo("GET");
		assertThat(request().getUrl()).isEqualTo("/cgi-bin/sendsms?username=kannel&password=p%26ss%2Bw%3Drd%20s3cret"
				+ "&from=ACME&to=%2B14155552671&charset=UTF-8&coding=" + coding + "&text=" + encoded);
		assertThat(request().getBody()).isEmpty();
	}

	private static void send(String provider, Map<String, Object> more, SmsMessage message) {
		assertThatExceptionOfType(SmsDeliveryException.class)
			.isThrownBy(() -> Recipes.gateway(provider, server.baseUrl(), more).send(message));
	}

	private static LoggedRequest request() {
		List<LoggedRequest> requests = server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
		assertThat(requests).hasSize(1);
		return requests.get(0);
	}

	private static String encoded(String authorization) {
		if (!authorization.startsWith("Basic ")) {
			return authorization;
		}
		byte[] credentials = authorization.substring("Basic ".length()).getBytes(StandardCharsets.UTF_8);
		return "Basic " + Base64.getEncoder().encodeToString(credentials);
	}

}
