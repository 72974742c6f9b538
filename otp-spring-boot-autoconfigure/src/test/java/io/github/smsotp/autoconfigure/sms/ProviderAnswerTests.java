package io.github.smsotp.autoconfigure.sms;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the answers of each provider, as its reference gives them, say of a text.
 */
class ProviderAnswerTests {

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), "482913 is your code");

	@RegisterExtension
	static WireMockExtension server = WireMockExtension.newInstance()
		.options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
		.build();

	@ParameterizedTest
	@CsvFileSource(resources = "provider-answers.csv", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 9000)
	void answerSaysWhatBecameOfTheText(String provider, int status, @Nullable String body, String outcome,
			@Nullable String id) {
		answer(status, (body != null) ? body : "");
		assertThat(outcome(provider)).isEqualTo((id != null) ? outcome + " " + id : outcome);
	}

	@ParameterizedTest
	@CsvSource({ "Vonage", "Sinch", "Infobip", "Bird", "Plivo", "Telnyx", "Twilio" })
	void htmlForJsonIsUnknown(String provider) {
		answer(200, "<html>Welcome</html>");
		assertThat(outcome(provider)).isEqualTo("UNKNOWN");
		answer(202, "");
		assertThat(outcome(provider)).isEqualTo("UNKNOWN");
	}

	@ParameterizedTest
	@CsvSource({ "Vonage", "Sinch", "Infobip", "Bird", "Plivo", "Telnyx", "Kannel", "Twilio" })
	void whatTheStatusSaysHoldsForAll(String provider) {
		for (int failed : new int[] { 301, 302, 307, 308, 400, 401, 402, 403, 404, 415, 429, 501, 503 }) {
			answer(failed, "");
			assertThat(outcome(provider)).as("status %s", failed).isEqualTo("FAILED");
		}
		for (int unknown : new int[] { 303, 409, 500, 502, 504, 520 }) {
			answer(unknown, "{}");
			assertThat(outcome(provider)).as("status %s", unknown).isEqualTo("UNKNOWN");
		}
	}

	private static void answer(int status, String body) {
		server.stubFor(WireMock.any(WireMock.anyUrl())
			.willReturn(WireMock.aResponse()
				.withStatus(status)
				.withHeader("Content-Type", "application/json")
				.withBody(body)));
	}

	private static String outcome(String provider) {
		ReceiptSmsGateway gateway = ReceiptSmsGateway.from(Recipes.gateway(provider, server.baseUrl()));
		try {
			String id = gateway.submit(MESSAGE).messageId();
			return (id != null) ? "ACCEPTED " + id : "ACCEPTED";
		}
		catch (SmsDeliveryException ex) {
			assertThat(ex).hasNoCause();
			return ex.getOutcome().name();
		}
	}

}
