package sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.test.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole loop of SMS Pin Verify, every call over the line: rent a number, enrol it,
 * sign in, poll for the code, submit it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sms-otp.gateway.sms-pin-verify.poll-time-limit=3s",
				"sms-otp.gateway.sms-pin-verify.poll-interval=200ms" })
@ActiveProfiles("sms-pin-verify")
@Timeout(60)
class SmsPinVerifyProfileTests {

	private static final Pattern NUMBER = Pattern.compile("id=\"number\">(\\+1[0-9]{10})<");

	private static final Pattern CODE = Pattern.compile("id=\"code\">([0-9]{6})<");

	private static final String PHONE = "/rented-phone";

	@Autowired
	private MutablePhoneNumberRepository numbers;

	@Autowired
	private MovableClock clock;

	@LocalServerPort
	private int port;

	private Browser phone;

	@DynamicPropertySource
	static void vendor(DynamicPropertyRegistry registry) throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = free.getLocalPort();
			registry.add("vendor.port", () -> port);
		}
	}

	@BeforeEach
	void bobHasNoNumber() {
		this.numbers.findConfirmed("bob").forEach((number) -> this.numbers.remove("bob", number));
		// five numbers a minute, and limits of texts
		this.clock.move(Duration.ofDays(2));
		this.phone = new Browser(this.port);
	}

	@Test
	void wholeLoop() throws Exception {
		String number = rent("NONE");
		Browser browser = new Browser(this.port);
		HttpResponse<String> enrol = browser.signIn("/account", "bob");
		HttpResponse<String> confirm = browser.submit(enrol, "/sms-otp/phone", Map.of("region", "US", "phone", number));
		HttpResponse<String> account = browser.submit(confirm, "/sms-otp/phone/confirm", Map.of("code", awaitCode()));
		assertThat(account.body()).contains("Account of bob");
		assertThat(this.numbers.findConfirmed("bob")).extracting("value").containsExactly(number);

		this.clock.move(Duration.ofMinutes(2));
		Browser another = new Browser(this.port);
		HttpResponse<String> code = another.signIn("/account", "bob");
		assertThat(code.uri()).hasPath("/login/sms-otp");
		account = another.submit(code, "/login/sms-otp", Map.of("code", awaitCode()));
		assertThat(account.body()).contains("Account of bob");
	}

	@Test
	void noNumberFreeEndsInItsMessage() throws Exception {
		HttpResponse<String> page = this.phone.open(PHONE);
		assertThat(this.phone.submit(page, PHONE + "/rent", Map.of("trouble", "NO_NUMBER_FREE")).body())
			.contains("No number is free right now. Try again in a minute.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			BALANCE_EXPIRED | The balance of the account is used up. Top it up, then try again.
			TEXTS_GET_LOST | within 3 seconds; check the number and ask for a new one.
			""")
	void codeThatDoesNotComeEndsInItsMessageInTime(String trouble, String message) throws Exception {
		String number = rent(trouble);
		Browser browser = new Browser(this.port);
		HttpResponse<String> enrol = browser.signIn("/account", "bob");
		browser.submit(enrol, "/sms-otp/phone", Map.of("region", "US", "phone", number));
		assertEndsIn(message);
	}

	@Test
	void numberThatHasExpiredEndsInItsMessageAndTheUserIsToldToo() throws Exception {
		String number = rent("NONE");
		this.clock.move(Duration.ofMinutes(3));
		Browser browser = new Browser(this.port);
		HttpResponse<String> enrol = browser.signIn("/account", "bob");
		HttpResponse<String> refused = browser.submit(enrol, "/sms-otp/phone", Map.of("region", "US", "phone", number));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("We cannot send codes to that number.");
		assertEndsIn("The number has expired: it lives three minutes. Rent another one.");
	}

	private String rent(String trouble) throws Exception {
		HttpResponse<String> page = this.phone.open(PHONE);
		return Browser.find(NUMBER, this.phone.submit(page, PHONE + "/rent", Map.of("trouble", trouble)).body());
	}

	private String awaitCode() throws Exception {
		return Browser.find(CODE, this.phone.submit(this.phone.open(PHONE), PHONE + "/code", Map.of()).body());
	}

	private void assertEndsIn(String message) throws Exception {
		long start = System.nanoTime();
		assertThat(this.phone.submit(this.phone.open(PHONE), PHONE + "/code", Map.of()).body()).contains(message);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Clocks {

		@Bean
		MovableClock clock() {
			return new MovableClock();
		}

	}

}
