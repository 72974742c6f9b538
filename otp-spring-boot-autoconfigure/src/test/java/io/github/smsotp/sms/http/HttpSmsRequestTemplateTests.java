package io.github.smsotp.sms.http;

import java.nio.charset.StandardCharsets;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link HttpSmsRequestTemplate}.
 */
class HttpSmsRequestTemplateTests {

	private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;

	private static final MediaType JSON = MediaType.APPLICATION_JSON;

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155552671");

	@Test
	void jsonValuesStayInTheirStringsT47() {
		String text = "\"},{\"to\":\"+1900\" \\ \u0000 \u2028 {to} {key}";
		HttpSmsRequest call = HttpSmsRequestTemplate.to("https://sms.example/send")
			.value("key", "k\"{text}")
			.body(JSON, "{\"a\":[{\"n\":1,\"b\":\"{key}:{text}\",\"c\":null,\"d\":true}],\"to\":\"{to}\"}")
			.build()
			.fill(message(text), null);
		assertThat(call.body())
			.isEqualTo("{\"a\":[{\"n\":1,\"b\":\"k\\\"{text}:\\\"},{\\\"to\\\":\\\"+1900\\\" \\\\ \\u0000 \u2028 "
					+ "{to} {key}\",\"c\":null,\"d\":true}],\"to\":\"+14155552671\"}");
	}

	@Test
	void formValuesStayInTheirFieldsT47() {
		HttpSmsRequest call = HttpSmsRequestTemplate.to("https://sms.example/send")
			.body(FORM, "to={to}&text={text}&from=ACME%20Inc")
			.build()
			.fill(message("a&to=+1900\r\n={to}%00"), null);
		assertThat(call.body())
			.isEqualTo("to=%2B14155552671&text=a%26to%3D%2B1900%0D%0A%3D%7Bto%7D%2500&from=ACME%20Inc");
	}

	@Test
	void urlValuesStayInTheirPlaceT47T49() {
		HttpSmsRequest call = HttpSmsRequestTemplate.to("https://sms.example/{sender}/send?text={text}&to={to-digits}")
			.build()
			.fill(message("a&b=c#d/../?é@evil.example"), "../x?y#z@evil.example");
		assertThat(call.url()).hasToString("https://sms.example/..%2Fx%3Fy%23z%40evil.example/send?"
				+ "text=a%26b%3Dc%23d%2F..%2F%3F%C3%A9%40evil.example&to=14155552671");
		assertThat(call.url().getHost()).isEqualTo("sms.example");
	}

	@Test
	void headersHoldWhatIsKnownOfTheMessage() {
		HttpSmsRequest call = HttpSmsRequestTemplate.to("https://sms.example/send")
			.header("X-To", "n={to}")
			.header("Idempotency-Key", "{id}")
			.basic("user", "pass:wörd")
			.body(JSON, "{\"text\":\"{text}\"}")
			.build()
			.fill(new SmsMessage(NUMBER, "text", "id-7"), null);
		assertThat(call.headers().toSingleValueMap()).containsEntry("X-To", "n=+14155552671")
			.containsEntry("Idempotency-Key", "id-7")
			.containsEntry("Content-Type", "application/json")
			.containsEntry("Authorization",
					"Basic " + HttpHeaders.encodeBasicAuth("user", "pass:wörd", StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ACME\r\nX-Evil: 1", "ACME\nX", "ACMÉ", "a\u0000" })
	void headersTakeNoLineBreaksT47(String sender) {
		HttpSmsRequestTemplate request = HttpSmsRequestTemplate.to("https://sms.example/send")
			.header("X-From", "{sender}")
			.body(JSON, "{\"to\":\"{to}\",\"text\":\"{text}\"}")
			.build();
		assertThatExceptionOfType(SmsDeliveryException.class).isThrownBy(() -> request.fill(message("text"), sender))
			.matches((failure) -> failure.getOutcome() == SmsDeliveryException.Outcome.FAILED);
	}

	@ParameterizedTest
	@CsvSource({ "Your code is 123456,0", "Ihr Code für € {}: 1,0", "Код 123456,2", "🔐,2" })
	void codingIsThatOfTheText(String text, String coding) {
		assertThat(HttpSmsRequestTemplate.to("https://sms.example/{coding}?to={to}&text={text}")
			.build()
			.fill(message(text), null)
			.url()
			.getPath()).isEqualTo("/" + coding);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-",
			textBlock = """
					/send | {"to":"{to}","text":"{text}"} | url must be an absolute http or https URL, and no name in braces may stand in its host
					ftp://sms.example/ | {"to":"{to}","text":"{text}"} | url must be an absolute http or https URL, and no name in braces may stand in its host
					https://{to}.example/ | {"to":"{to}","text":"{text}"} | url must be an absolute http or https URL, and no name in braces may stand in its host
					https://{text}@sms.example/ | {"to":"{to}"} | url must be an absolute http or https URL, and no name in braces may stand in its host
					https://sms.example/a b | {"to":"{to}","text":"{text}"} | url must be URL-encoded
					https://sms.example/%zz | {"to":"{to}","text":"{text}"} | url must be URL-encoded
					https://sms.example/ | {"to":"{to}"} | {text} must stand in the body or the URL
					https://sms.example/ | {"text":"{text}"} | {to} or {to-digits} must stand somewhere
					https://sms.example/ | {"to":"{to}","text":"{txt}"} | There is no {txt}
					https://sms.example/?k={key} | {"to":"{to}","text":"{text}"} | There is no {key}
					https://sms.example/ | {"to":{to},"text":"{text}"} | body must be JSON, with names in braces inside of its strings
					https://sms.example/ | "{to}{text}" | body must be a JSON object or array
					https://sms.example/ | - | {text} must stand in the body or the URL
					""")
	void templateThatCannotWorkIsRefused(String url, @Nullable String body, String message) {
		HttpSmsRequestTemplate.Builder request = HttpSmsRequestTemplate.to(url);
		if (body != null) {
			request.body(JSON, body);
		}
		assertThatIllegalArgumentException().isThrownBy(request::build).withMessage(message);
	}

	@Test
	void bodyOfAnotherTypeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpSmsRequestTemplate.to("https://sms.example/")
			.body(MediaType.APPLICATION_XML, "<to>{to}</to>{text}")
			.build());
		assertThatIllegalArgumentException().isThrownBy(() -> HttpSmsRequestTemplate.to("https://sms.example/")
			.body(FORM, "to={to}&text={text}&from=A B")
			.build());
	}

	@Test
	void headerWithTextIsRefusedT47() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HttpSmsRequestTemplate.to("https://sms.example/?to={to}&text={text}")
				.header("X-Text", "{text}")
				.build())
			.withMessage("headers cannot hold {text}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X Key", "X:Y", "", "X\r\nY", "Host", "Content-Length", "content-type", "Connection" })
	void headerThatCannotBeSetIsRefused(String name) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HttpSmsRequestTemplate.to("https://sms.example/").header(name, "x"));
	}

	@Test
	void knownNameCannotBeRedefined() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HttpSmsRequestTemplate.to("https://sms.example/").value("text", "x"));
	}

	@Test
	void nothingIsShownT52() {
		HttpSmsRequestTemplate request = HttpSmsRequestTemplate.to("https://sms.example/?to={to}&text={text}")
			.bearer("s3cret")
			.build();
		assertThat(request.toString() + request.fill(message("482913"), null)).doesNotContain("s3cret", "482913",
				"sms.example", "555");
	}

	private static SmsMessage message(String text) {
		return new SmsMessage(NUMBER, text);
	}

}
