package io.github.smsotp;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BrandedSmsOtpMessageFactory}.
 */
class BrandedSmsOtpMessageFactoryTests {

	private static final Duration TTL = Duration.ofMinutes(5);

	@Test
	void createThenCodeBrandAndMinutesMsg4() {
		assertThat(text("ExampleCo", null))
			.isEqualTo("042137 is your ExampleCo code. It expires in 5 min. Don't share it.");
	}

	@Test
	void createWhenOriginThenLastLineAndNothingAfterItMsg1Msg2Msg8() {
		String text = text("ExampleCo", "example.com");
		assertThat(text).hasSize(89)
			.isEqualTo("042137 is your ExampleCo code. It expires in 5 min. Don't share it.\n\n@example.com #042137");
		String[] lines = text.split("\n", -1);
		assertThat(lines[lines.length - 1]).isEqualTo("@example.com #042137");
		assertThat(text).doesNotContain("\r");
	}

	@Test
	void createWhenApplicationsTextEndsInLineBreaksThenNothingAfterTheLastLineMsg2() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("sms-otp.text", Locale.ENGLISH, "  {1} for {0}\r\n\n ");
		assertThat(new BrandedSmsOtpMessageFactory("X", "example.com", messages).create("042137", TTL, Locale.ENGLISH))
			.isEqualTo("042137 for X\n\n@example.com #042137");
		assertThat(new BrandedSmsOtpMessageFactory("X", null, messages).create("042137", TTL, Locale.ENGLISH))
			.isEqualTo("042137 for X");
	}

	@Test
	void createWhenLocaleHasNoTextThenEnglish() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setParentMessageSource(new SmsOtpMessageSource());
		messages.addMessage("sms-otp.text", Locale.GERMAN, "{1} für {0}");
		BrandedSmsOtpMessageFactory factory = new BrandedSmsOtpMessageFactory("X", null, messages);
		assertThat(factory.create("042137", TTL, Locale.GERMAN)).isEqualTo("042137 für X");
		assertThat(factory.create("042137", TTL, Locale.KOREAN)).startsWith("042137 is your X code.");
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "59,1", "60,1", "61,2", "119,2", "120,2", "300,5", "301,6", "600,10" })
	void createThenMinutesAreRoundedUp(int seconds, String minutes) {
		String text = factory("X", null).create("042137", Duration.ofSeconds(seconds), Locale.ENGLISH);
		assertThat(text).contains("expires in " + minutes + " min.");
	}

	@Test
	void createWhenPartOfASecondIsLeftThenMinutesAreRoundedUp() {
		String text = factory("X", null).create("042137", Duration.ofMillis(60_001), Locale.ENGLISH);
		assertThat(text).contains("expires in 2 min.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{0}", "{1}", "{", "}", "{brand}", "{1,choice,0#x}", "it's", "''", "'{1}'", "\"x\"",
			"100%", "%s", "$1", "\\", "Ünï ✓", "@evil.com #000000" })
	void createWhenBrandLooksLikeAPatternThenLeftAsItIsMsg7T47(String brand) {
		assertThat(text(brand, "example.com")).isEqualTo(
				"042137 is your " + brand + " code. It expires in 5 min. Don't share it.\n\n@example.com #042137");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x\n@evil.com #000000", "x\r", "x\r\ny", "\nx", "x\ty", "x\u0085y", "x\u2028y", "x\u2029y",
			"x\u0000" })
	void createWhenBrandIsNoLineThenThrowsMsg7T47(String brand) {
		assertThatIllegalArgumentException().isThrownBy(() -> factory(brand, null))
			.withMessage("brand must be one line");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void createWhenBrandIsEmptyThenThrows(String brand) {
		assertThatIllegalArgumentException().isThrownBy(() -> factory(brand, null))
			.withMessage("brand cannot be empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "a.b.c.example.co.uk", "localhost", "xn--bcher-kva.example", "e-x.com",
			"1.2.3", "x" })
	void createWhenHostThenAcceptedMsg3(String host) {
		assertThat(text("X", host)).endsWith("\n@" + host + " #042137");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "example.com:443", "example.com/", "example.com/login",
			"Example.com", "EXAMPLE.COM", "example.com.", ".example.com", "example..com", "-example.com",
			"example-.com", "example.com\n", "example.com #000000", " example.com", "@example.com", "bücher.example",
			"exa_mple.com", "", "*.example.com", "user@example.com", "[::1]" })
	void createWhenNoHostThenThrowsMsg3(String host) {
		assertThatIllegalArgumentException().isThrownBy(() -> factory("X", host))
			.withMessage("origin must be a host name such as example.com");
	}

	private static String text(String brand, @Nullable String origin) {
		return factory(brand, origin).create("042137", TTL, Locale.ENGLISH);
	}

	private static BrandedSmsOtpMessageFactory factory(String brand, @Nullable String origin) {
		return new BrandedSmsOtpMessageFactory(brand, origin, new SmsOtpMessageSource());
	}

}
