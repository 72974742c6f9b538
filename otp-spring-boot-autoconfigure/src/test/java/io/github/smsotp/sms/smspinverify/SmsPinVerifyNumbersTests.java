package io.github.smsotp.sms.smspinverify;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.smsotp.CapturedLog;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.http.RequestFactories;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyException.Reason;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyServer.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(30)
class SmsPinVerifyNumbersTests {

	private static final String KEY_ENCODED = "k3y%2B%26%7B9f8e7d6c%7D";

	private static final String FIRST = "14155552671";

	private final SmsPinVerifyServer server = new SmsPinVerifyServer();

	private final SmsPinVerifyNumbers numbers = new SmsPinVerifyNumbers(SmsPinVerifyServer.API_KEY,
			this.server.baseUrl());

	@BeforeEach
	void setUp() {
		this.numbers.setClock(this.server.clock());
		this.numbers.setPollInterval(Duration.ofMillis(1));
	}

	@AfterEach
	void closeServer() {
		this.server.close();
	}

	@Test
	void rentWhenFreeThenNumber() {
		RentedNumber rented = rent();
		assertThat(rented).isEqualTo(new RentedNumber(new PhoneNumber("+" + FIRST), "Google Voice", "USA",
				Instant.parse("2020-11-23T10:00:00Z")));
		assertThat(this.server.requests()).containsExactly(get("get_number.php", "&app=Google%20Voice&country=USA"));
	}

	@Test
	void rentWhenNamesAreSpecialThenEncodedExactly() {
		assertError(() -> this.numbers.rent("A+B&C={d}é", "USA?#"), Reason.APP_OR_COUNTRY_NOT_FOUND,
				"App or Country Not Found.");
		assertThat(this.server.requests())
			.containsExactly(get("get_number.php", "&app=A%2BB%26C%3D%7Bd%7D%C3%A9&country=USA%3F%23"));
	}

	@Test
	void rentWhenUnknownThenTypedReason() {
		assertError(() -> this.numbers.rent("Telegraph", "USA"), Reason.APP_NOT_FOUND, "App Not Found.");
		assertError(() -> this.numbers.rent("Google Voice", "US"), Reason.COUNTRY_NOT_FOUND, "Country Not Found.");
		assertError(() -> this.numbers.rent("Telegraph", "US"), Reason.APP_OR_COUNTRY_NOT_FOUND,
				"App or Country Not Found.");
	}

	@Test
	void rentWhenSixthWithinMinuteThenNoFreeChannels() {
		for (int i = 0; i < 5; i++) {
			rent();
		}
		assertError(this::rent, Reason.NO_FREE_CHANNELS, "No free channels available check after sometime.");
		this.server.advance(Duration.ofMinutes(1));
		assertThatCode(this::rent).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "OK", "<html>14155552671</html>", "014155552671", "123456", "1415555267114155552671",
			"141 5555 2671" })
	void rentWhenAnswerIsNoNumberThenUnexpectedAndNotShown(String body) {
		this.server.answer(200, body);
		assertFailure(this::rent, Reason.UNEXPECTED_ANSWER, "SMS Pin Verify answered without a phone number");
	}

	@Test
	void rentWhenAnswerHasBlanksOrPlusThenNumber() {
		this.server.answer(200, " +14155552671\r\n");
		assertThat(rent().number()).isEqualTo(new PhoneNumber("+14155552671"));
	}

	static Stream<KnownError> errorsOfRent() {
		return Stream.of(KnownError.CUSTOMER_NOT_FOUND, KnownError.APP_NOT_FOUND, KnownError.COUNTRY_NOT_FOUND,
				KnownError.APP_OR_COUNTRY_NOT_FOUND, KnownError.REGISTRATION_IN_PROGRESS, KnownError.NO_FREE_CHANNELS,
				KnownError.ERROR_102);
	}

	@ParameterizedTest
	@MethodSource("errorsOfRent")
	void rentWhenKnownErrorThenTypedReason(KnownError error) {
		for (String body : spellings(error.text())) {
			this.server.answer(200, body);
			assertError(this::rent, error.reason(), error.text());
		}
	}

	@Test
	void awaitTextWhenArrivesThenReturned() {
		RentedNumber rented = rent();
		this.server.deliver(FIRST, "482913 is your code.\n\n@a.example #482913", Duration.ofSeconds(20));
		this.server.advancePerRequest(Duration.ofSeconds(5));
		assertThat(this.numbers.awaitText(rented)).isEqualTo("482913 is your code.\n\n@a.example #482913");
		assertThat(this.server.requests()).hasSize(1 + 4)
			.last()
			.isEqualTo(get("get_sms.php", "&number=" + FIRST + "&country=USA&app=Google%20Voice"));
	}

	@Test
	void awaitTextWhenUnknownRightAfterRentingThenKeepsPolling() {
		RentedNumber rented = rent();
		this.server.deliver(FIRST, "482913", Duration.ZERO);
		this.server.answer(200, "Number Not Found.");
		this.server.advancePerRequest(Duration.ofSeconds(29));
		assertError(() -> this.numbers.awaitText(rented), Reason.NUMBER_NOT_FOUND, "Number Not Found.");
		assertThat(this.server.requests()).hasSize(1 + 2);
	}

	@Test
	void awaitTextWhenUnknownThirtySecondsAfterRentingThenNumberNotFound() {
		RentedNumber rented = rent();
		this.server.advance(Duration.ofSeconds(30));
		this.server.answer(200, "Number Not Found.");
		assertError(() -> this.numbers.awaitText(rented), Reason.NUMBER_NOT_FOUND, "Number Not Found.");
		assertThat(this.server.requests()).hasSize(1 + 1);
	}

	@Test
	void awaitTextWhenNumberGoneThenNumberNotFound() {
		RentedNumber rented = rent();
		this.server.advance(Duration.ofMinutes(3));
		assertError(() -> this.numbers.awaitText(rented), Reason.NUMBER_NOT_FOUND, "Number Not Found.");
	}

	@Test
	void awaitTextWhenNothingArrivesThenSaysSoAtLimit() {
		RentedNumber rented = rent();
		this.server.advancePerRequest(Duration.ofSeconds(5));
		assertFailure(() -> this.numbers.awaitText(rented), Reason.NO_TEXT,
				"No text message has arrived at +1 ••• ••• ••71 within 2 minutes; check the number and ask for a new one.");
		assertThat(this.server.requests()).hasSize(1 + 24);
	}

	@ParameterizedTest
	@CsvSource({ "PT1S, 1 second", "PT10S, 10 seconds", "PT1M, 1 minute", "PT1M30S, 90 seconds", "PT3M, 3 minutes" })
	void awaitTextWhenOtherLimitThenMessageNamesIt(Duration limit, String words) {
		this.numbers.setTimeLimit(limit);
		RentedNumber rented = rent();
		this.server.answer(200, "You have not received any code yet.");
		this.server.advancePerRequest(Duration.ofSeconds(1));
		assertFailure(() -> this.numbers.awaitText(rented), Reason.NO_TEXT, "No text message has arrived at "
				+ "+1 ••• ••• ••71 within " + words + "; check the number and ask for a new one.");
		assertThat(this.server.requests()).hasSize(1 + (int) limit.toSeconds());
	}

	@Test
	void awaitTextWhenClockStandsStillThenEndsAllTheSame() {
		this.numbers.setTimeLimit(Duration.ofSeconds(1));
		this.numbers.setPollInterval(Duration.ofMillis(500));
		this.numbers.setClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
		RentedNumber rented = rent();
		this.server.answer(200, "You have not received any code yet.");
		assertReason(() -> this.numbers.awaitText(rented), Reason.NO_TEXT);
		assertThat(this.server.requests()).hasSizeBetween(1 + 1, 1 + 4);
	}

	@Test
	void awaitTextWhenPolledTooOftenThenSlowsDownAndKeepsPolling() {
		RentedNumber rented = rent();
		this.server.deliver(FIRST, "482913", Duration.ofSeconds(20));
		this.server.advance(Duration.ofSeconds(6));
		this.server.advancePerRequest(Duration.ofSeconds(2));
		this.numbers.setPollInterval(Duration.ofMillis(10));
		try (CapturedLog log = new CapturedLog("org.springframework.core.retry")) {
			assertThat(this.numbers.awaitText(rented)).isEqualTo("482913");
			assertThat(log.lines()).filteredOn((line) -> line.startsWith("Backing off"))
				.extracting((line) -> line.split(" ")[3])
				.containsExactly("10ms", "20ms", "20ms", "40ms", "40ms", "40ms");
		}
	}

	@Test
	void awaitTextWhenPauseIsNotSetThenFiveSeconds() {
		SmsPinVerifyNumbers patient = new SmsPinVerifyNumbers(SmsPinVerifyServer.API_KEY, this.server.baseUrl());
		RentedNumber rented = patient.rent("Google Voice", "USA");
		try (CapturedLog log = new CapturedLog("org.springframework.core.retry")) {
			log.onLine("Backing off for 5000ms", () -> Thread.currentThread().interrupt());
			assertFailure(() -> patient.awaitText(rented), Reason.INTERRUPTED,
					"Interrupted while waiting for a text message at +1 ••• ••• ••71");
		}
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void awaitTextWhenAnswerIsEmptyThenKeepsPolling() {
		RentedNumber rented = rent();
		this.server.deliver(FIRST, " ", Duration.ZERO);
		this.server.advancePerRequest(Duration.ofSeconds(40));
		assertReason(() -> this.numbers.awaitText(rented), Reason.NO_TEXT);
		assertThat(this.server.requests()).hasSize(1 + 3);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "CUSTOMER_NOT_FOUND", "BALANCE_EXPIRED", "ERROR_102", "APP_NOT_FOUND", "NO_FREE_CHANNELS" })
	void awaitTextWhenKnownErrorThenTypedReasonAtOnce(KnownError error) {
		RentedNumber rented = rent();
		List<String> spellings = spellings(error.text());
		for (String body : spellings) {
			this.server.answer(200, body);
			assertError(() -> this.numbers.awaitText(rented), error.reason(), error.text());
		}
		assertThat(this.server.requests()).hasSize(1 + spellings.size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Your code: 482913. Number not found? Call us.", "[ExampleCo] 482913", "Код 482913 🔐",
			"<#> 482913", "{482913" })
	void awaitTextWhenTextResemblesErrorOrMarkupThenReturned(String text) {
		RentedNumber rented = rent();
		this.server.answer(200, text + "\n");
		assertThat(this.numbers.awaitText(rented)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			482913 | 482913
			G-482913 is your Google verification code. | 482913
			482913 is your ExampleCo code. It expires in 5 min. | 482913
			Bank 2024: the code is below.\\n\\n@a.example #482913 | 482913
			Code 0042 from +1 | 0042
			Ab1 then 12345678901 then 1234567890 | 1234567890
			""")
	void awaitCodeWhenTextHoldsCodeThenCode(String text, String code) {
		RentedNumber rented = rent();
		this.server.answer(200, text.replace("\\n", "\n"));
		assertThat(this.numbers.awaitCode(rented)).isEqualTo(code);
	}

	@Test
	void awaitCodeWhenTextHoldsNoneThenSaysSoWithoutText() {
		RentedNumber rented = rent();
		this.server.answer(200, "Welcome to ExampleCo, 24/7");
		assertFailure(() -> this.numbers.awaitCode(rented), Reason.NO_CODE,
				"The text message at +1 ••• ••• ••71 holds no code");
	}

	@Test
	void accountWhenAskedThenTextOfAnswer() {
		assertThat(this.numbers.balance()).isEqualTo("12.50");
		assertThat(this.numbers.rates("South Africa")).isEqualTo("{\"South Africa\":{\"Google Voice\":\"0.50\"}}");
		assertThat(this.numbers.history()).contains("You have not received any code yet.");
		assertThat(this.server.requests()).containsExactly(get("get_balance.php", ""),
				get("get_rates.php", "&country=South%20Africa"), get("get_history.php", ""));
	}

	@Test
	void anyCallWhenKeyIsWrongThenCustomerNotFound() {
		SmsPinVerifyNumbers stranger = new SmsPinVerifyNumbers("wrong", this.server.baseUrl());
		RentedNumber rented = rent();
		List<ThrowingCallable> calls = List.of(() -> stranger.rent("Google Voice", "USA"),
				() -> stranger.awaitText(rented), stranger::balance, () -> stranger.rates("USA"), stranger::history);
		assertThat(calls).allSatisfy((call) -> assertError(call, Reason.CUSTOMER_NOT_FOUND, "Customer Not Found."));
	}

	@ParameterizedTest
	@CsvSource({ "301", "302", "400", "401", "404", "500", "503" })
	void anyCallWhenStatusIsNo2xxThenUnexpectedAnswer(int status) {
		RentedNumber rented = rent();
		this.server.answer(status, "14155552671", "Location", "/user/get_balance.php");
		assertThat(calls(rented)).allSatisfy((call) -> assertFailure(call, Reason.UNEXPECTED_ANSWER,
				"SMS Pin Verify answered with HTTP status " + status));
		assertThat(this.server.requests()).hasSize(1 + 5);
	}

	@Test
	void accountWhenTooManyRequestsThenRateLimited() {
		this.server.answer(429, "Too Many Requests");
		assertFailure(this.numbers::balance, Reason.RATE_LIMITED, "SMS Pin Verify got requests too close together");
	}

	@Test
	void anyCallWhenRefusedThenUnreachable() {
		RentedNumber rented = rent();
		this.server.close();
		assertThat(calls(rented)).allSatisfy(
				(call) -> assertFailure(call, Reason.UNREACHABLE, "SMS Pin Verify did not answer: ConnectException"));
	}

	@Test
	void anyCallWhenNoAnswerInTimeThenUnreachable() {
		RentedNumber rented = new RentedNumber(new PhoneNumber("+" + FIRST), "Google Voice", "USA",
				this.server.clock().instant());
		this.numbers.setRequestFactory(RequestFactories.impatient());
		this.server.stall();
		assertThat(calls(rented)).allSatisfy((call) -> assertFailure(call, Reason.UNREACHABLE,
				"SMS Pin Verify did not answer: HttpTimeoutException"));
	}

	@Test
	void anyCallWhenCutThenUnreachable() {
		RentedNumber rented = rent();
		this.server.cutBody();
		assertThat(calls(rented)).allSatisfy((call) -> assertReason(call, Reason.UNREACHABLE));
	}

	@Test
	void setPollIntervalWhenServiceItselfThenAtLeastThreeSeconds() {
		for (SmsPinVerifyNumbers service : List.of(new SmsPinVerifyNumbers("key"),
				new SmsPinVerifyNumbers("key", URI.create("http://API.smspinverify.com/other")))) {
			assertThatCode(() -> service.setPollInterval(Duration.ofSeconds(3))).doesNotThrowAnyException();
			assertThatIllegalArgumentException().isThrownBy(() -> service.setPollInterval(Duration.ofMillis(2999)))
				.withMessage("pollInterval must be at least 3 seconds");
		}
	}

	@Test
	void settersWhenOutOfRangeThenRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.numbers.setPollInterval(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> this.numbers.setTimeLimit(Duration.ofMillis(999)));
	}

	@Test
	void toStringWhenCalledThenWithoutKey() {
		assertThat(this.numbers).hasToString("SmsPinVerifyNumbers[apiKey=[PROTECTED]]");
	}

	private RentedNumber rent() {
		return this.numbers.rent("Google Voice", "USA");
	}

	private List<ThrowingCallable> calls(RentedNumber rented) {
		return List.of(this::rent, () -> this.numbers.awaitText(rented), this.numbers::balance,
				() -> this.numbers.rates("USA"), this.numbers::history);
	}

	private static Request get(String call, String parameters) {
		return new Request("GET", "/user/" + call, "customer=" + KEY_ENCODED + parameters, "", "");
	}

	private static List<String> spellings(String text) {
		return List.of(text, text.toUpperCase(Locale.ROOT), " \r\n" + text + "\n",
				"{\"error\": {\"message\": \"%s\"}}".formatted(text), "[ \"%s\" ]".formatted(text));
	}

	private static void assertError(ThrowingCallable call, Reason reason, String text) {
		assertFailure(call, reason, "SMS Pin Verify answered: " + text);
	}

	private static void assertFailure(ThrowingCallable call, Reason reason, String message) {
		assertThatExceptionOfType(SmsPinVerifyException.class).isThrownBy(call)
			.withMessage(message)
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason))
			.satisfies((ex) -> assertThat(ex.getSuppressed()).isEmpty());
	}

	private static void assertReason(ThrowingCallable call, Reason reason) {
		assertThatExceptionOfType(SmsPinVerifyException.class).isThrownBy(call)
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason));
	}

}
