package io.github.smsotp;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts in every language as browsers read them, and the reader itself by the vectors of
 * its specification.
 */
class BoundLineTests {

	@ParameterizedTest
	@ValueSource(strings = { "ar", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pl", "pt", "sv", "tr", "uk", "zh",
			"xx" })
	void textIsBoundToTheOriginInEveryLanguageMsg1(String language) {
		BrandedSmsOtpMessageFactory messages = new BrandedSmsOtpMessageFactory("@evil.com #000000", "bank.example",
				new SmsOtpMessageSource());
		String text = messages.create("042137", Duration.ofMinutes(5), Locale.forLanguageTag(language));
		assertThat(BoundLine.of(text)).isEqualTo(new BoundLine("bank.example", "042137", null));
	}

	@ParameterizedTest
	@CsvSource({ "@example.com #747723,example.com,747723,", "@example.com #747723 Reply STOP,example.com,747723,",
			"@example.com #747723 @ecommerce.example,example.com,747723,ecommerce.example",
			"@example.com #747723.,example.com,747723.,", "@example.com #747 723,example.com,747," })
	void lineIsReadAsSpecified(String line, String host, String code, @Nullable String embedded) {
		BoundLine expected = new BoundLine(host, code, embedded);
		assertThat(BoundLine.parse(line)).isEqualTo(expected);
		assertThat(BoundLine.parse("747723 is your code.\n\n" + line)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "@example.com  #747723", " @example.com #747723", "something @example.com #747723",
			"@example.com", "@ #747723", "@example.com #", "" })
	void lineIsRefusedAsSpecified(String line) {
		assertThat(BoundLine.parse("747723 is your code.\n" + line)).isNull();
	}

	@Test
	void lineIsTheLastOneOrNone() {
		assertThat(BoundLine.parse("@example.com #747723\n")).isNull();
		assertThat(BoundLine.parse("@example.com #747723\nReply STOP")).isNull();
	}

}
