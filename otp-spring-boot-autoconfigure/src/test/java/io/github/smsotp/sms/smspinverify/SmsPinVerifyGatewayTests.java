package io.github.smsotp.sms.smspinverify;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.http.FullBacklog;
import io.github.smsotp.sms.http.RequestFactories;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyServer.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SmsPinVerifyGatewayTests {

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), "Your code is 482913");

	private final SmsPinVerifyServer server = new SmsPinVerifyServer();

	private final SmsPinVerifyGateway gateway = gateway(this.server.sendUrl());

	@AfterEach
	void closeServer() {
		this.server.close();
	}

	@Test
	void sendWhenTakenThenFormPostedOnce() {
		this.server.answer(200, "Sent.");
		this.gateway.send(MESSAGE);
		assertThat(this.server.requests())
			.containsExactly(new Request("POST", "/contract/send", "", "application/x-www-form-urlencoded",
					"customer=k3y%2B%26%7B9f8e7d6c%7D&number=14155552671&text=Your+code+is+482913"));
	}

	@Test
	void sendWhenTextIsSpecialThenEncodedExactly() {
		this.server.answer(200, "Sent.");
		this.gateway.send(new SmsMessage(new PhoneNumber("+79161234567"), "1+1 \"{0}\" & é\n\n@a.example #123456 🔐"));
		assertThat(this.server.requests()).extracting(Request::body)
			.containsExactly("customer=k3y%2B%26%7B9f8e7d6c%7D&number=79161234567&text="
					+ "1%2B1+%22%7B0%7D%22+%26+%C3%A9%0A%0A%40a.example+%23123456+%F0%9F%94%90");
	}

	@Test
	void sendWhenUrlHasQueryThenKept() {
		this.server.answer(200, "Sent.");
		gateway(URI.create(this.server.sendUrl() + "?type=1&from=%2B1%20a")).send(MESSAGE);
		assertThat(this.server.requests()).extracting(Request::query).containsExactly("type=1&from=%2B1%20a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			200 | ``
			200 | OK
			200 | 8123456
			201 | {"status":"queued"}
			202 | <html>The app was not found</html>
			204 | ``
			200 | Customer Not Found. is what you would see for a wrong key
			""")
	void sendWhenNoKnownErrorThenTaken(int status, String body) {
		this.server.answer(status, body);
		assertThatCode(() -> this.gateway.send(MESSAGE)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Customer Not Found. | FAILED
			App Not Found. | FAILED
			Country Not Found. | REFUSED
			App or Country Not Found. | FAILED
			New Numbers registration in progress, please wait or check back later. | FAILED
			No free channels available check after sometime. | FAILED
			Error 102, check back later. | FAILED
			Number Not Found. | REFUSED
			You have not received any code yet. | FAILED
			Your balance is expired. | FAILED
			""")
	void sendWhenKnownErrorThenNotTaken(String text, Outcome outcome) {
		for (String body : List.of(text, text.toUpperCase(Locale.ROOT), " \r\n" + text + "\n",
				"{\"status\":\"error\",\"message\":\"%s\"}".formatted(text), "[\"%s\"]".formatted(text))) {
			this.server.answer(200, body);
			assertNotSent(() -> this.gateway.send(MESSAGE), outcome, "SMS Pin Verify answered: " + text, null);
		}
	}

	@ParameterizedTest
	@CsvSource({ "301, FAILED", "302, FAILED", "400, FAILED", "401, FAILED", "403, FAILED", "404, FAILED",
			"429, FAILED", "500, UNKNOWN", "501, FAILED", "502, UNKNOWN", "503, FAILED", "504, UNKNOWN" })
	void sendWhenStatusIsNo2xxThenNotTaken(int status, Outcome outcome) {
		this.server.answer(status, "Sent.", "Location", this.server.baseUrl() + "/elsewhere");
		assertNotSent(() -> this.gateway.send(MESSAGE), outcome, "SMS Pin Verify answered with HTTP status " + status,
				null);
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			429 | 120 | PT2M
			503 | 0 | PT0S
			503 | Mon, 23 Nov 2020 10:00:30 GMT | PT30S
			429 | Mon, 23 Nov 2020 07:00:00 GMT | PT0S
			429 | soon |
			429 | -5 |
			429 | 99999999999999999999 |
			400 | 120 |
			""")
	void sendWhenRetryAfterThenPassedOn(int status, String value, @Nullable Duration wait) {
		this.gateway.setClock(this.server.clock());
		this.server.answer(status, "", "Retry-After", value);
		assertNotSent(() -> this.gateway.send(MESSAGE), Outcome.FAILED,
				"SMS Pin Verify answered with HTTP status " + status, wait);
	}

	@Test
	void sendWhenConnectionRefusedThenFailed() {
		this.server.close();
		assertNotSent(() -> this.gateway.send(MESSAGE), Outcome.FAILED,
				"SMS Pin Verify cannot be reached: ConnectException", null);
	}

	@Test
	void sendWhenHostUnknownThenFailed() {
		SmsPinVerifyGateway nowhere = gateway(URI.create("http://sms.invalid/send"));
		assertNotSent(() -> nowhere.send(MESSAGE), Outcome.FAILED, "SMS Pin Verify cannot be reached: ConnectException",
				null);
	}

	@Test
	void sendWhenConnectionDoesNotOpenThenFailed() throws Exception {
		try (FullBacklog full = new FullBacklog()) {
			SmsPinVerifyGateway slow = gateway(URI.create(full.url() + "/send"));
			slow.setRequestFactory(RequestFactories.impatient());
			assertNotSent(() -> slow.send(MESSAGE), Outcome.FAILED,
					"SMS Pin Verify cannot be reached: HttpConnectTimeoutException", null);
		}
	}

	@Test
	void sendWhenNoAnswerInTimeThenUnknown() {
		this.server.stall();
		this.gateway.setRequestFactory(RequestFactories.impatient());
		assertNotSent(() -> this.gateway.send(MESSAGE), Outcome.UNKNOWN,
				"SMS Pin Verify did not answer: HttpTimeoutException", null);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void sendWhenConnectionCutThenUnknownAndNotSentTwice() {
		this.server.answer(200, "Sent.");
		this.gateway.send(MESSAGE);
		this.server.cut();
		assertNotSent(() -> this.gateway.send(MESSAGE), Outcome.UNKNOWN, "SMS Pin Verify did not answer: IOException",
				null);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void sendWhenAnswerCutThenUnknown() {
		this.server.cutBody();
		assertNotSent(() -> this.gateway.send(MESSAGE), Outcome.UNKNOWN, "SMS Pin Verify did not answer: IOException",
				null);
	}

	@Test
	void sendWhenAnswerHasNoTypeThenTaken() {
		this.server.answer(200, "Sent.", "Content-Type", "no type");
		assertThatCode(() -> this.gateway.send(MESSAGE)).doesNotThrowAnyException();
	}

	@Test
	void sendWhenRentedNumberThenTextArrivesThere() {
		SmsPinVerifyNumbers numbers = new SmsPinVerifyNumbers(SmsPinVerifyServer.API_KEY, this.server.baseUrl());
		RentedNumber rented = numbers.rent("Google Voice", "USA");
		this.gateway.send(new SmsMessage(rented.number(), "Ihr Code: 482913 – für Sie 🔐"));
		this.server.advance(Duration.ofSeconds(6));
		assertThat(numbers.awaitText(rented)).isEqualTo("Ihr Code: 482913 – für Sie 🔐");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/send", "ftp://sms.example/send", "https:send", "mailto:a@sms.example" })
	void constructorWhenNoHttpUrlThenRefusedWithoutIt(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> gateway(URI.create(url)))
			.withMessage("url must be an absolute http or https URL, and no name in braces may stand in its host");
	}

	@Test
	void constructorWhenNoKeyThenRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SmsPinVerifyGateway(" ", this.server.sendUrl()));
	}

	@Test
	void toStringWhenCalledThenWithoutKey() {
		assertThat(this.gateway).hasToString("SmsPinVerifyGateway[apiKey=[PROTECTED]]");
	}

	private static SmsPinVerifyGateway gateway(URI sendUrl) {
		return new SmsPinVerifyGateway(SmsPinVerifyServer.API_KEY, sendUrl);
	}

	private static void assertNotSent(ThrowingCallable call, Outcome outcome, String message,
			@Nullable Duration retryAfter) {
		assertThatExceptionOfType(SmsDeliveryException.class).isThrownBy(call)
			.withMessage(message)
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getOutcome()).isEqualTo(outcome))
			.satisfies((ex) -> assertThat(ex.getRetryAfter()).isEqualTo(retryAfter));
	}

}
