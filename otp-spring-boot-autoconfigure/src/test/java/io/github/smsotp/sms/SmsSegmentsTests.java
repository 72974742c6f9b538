package io.github.smsotp.sms;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmsSegmentsTests {

	private static final String TEMPLATE = "123456 is your ExampleCo code. It expires in 5 min. Don't share it."
			+ "\n\n@example.com #123456";

	@ParameterizedTest
	@CsvSource({ "1, 1", "160, 1", "161, 2", "306, 2", "307, 3", "459, 3", "460, 4" })
	void countWhenGsm7ThenParts(int characters, int parts) {
		assertThat(SmsSegments.count("a".repeat(characters))).isEqualTo(parts);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4" })
	void countWhenUcs2ThenParts(int characters, int parts) {
		assertThat(SmsSegments.count("ж".repeat(characters))).isEqualTo(parts);
	}

	@Test
	void countWhenEmptyThenOne() {
		assertThat(SmsSegments.count("")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "€", "^", "{", "}", "\\", "[", "~", "]", "|", "\f" })
	void countWhenExtensionCharacterThenTwoSeptetsMsg6(String extension) {
		assertThat(SmsSegments.count("a".repeat(158) + extension)).isOne();
		assertThat(SmsSegments.count("a".repeat(159) + extension)).isEqualTo(2);
	}

	@Test
	void countWhenExtensionCharacterAtEndOfPartThenNotSplit() {
		String text = "a".repeat(152) + "€" + "a".repeat(152);
		assertThat(SmsSegments.count(text)).isEqualTo(3);
		assertThat(SmsSegments.count("€" + "a".repeat(304))).isEqualTo(2);
	}

	@Test
	void countWhenDefaultTemplateThenOneMsg5() {
		assertThat(TEMPLATE).hasSize(89);
		assertThat(SmsSegments.count(TEMPLATE)).isOne();
	}

	@Test
	void countWhenTemplateLeavesGsm7ThenTwoMsg6() {
		assertThat(SmsSegments.count(TEMPLATE.replace('\'', '\u2019'))).isEqualTo(2);
		assertThat(SmsSegments.count(TEMPLATE.replace("code.", "código."))).isEqualTo(2);
		assertThat(SmsSegments.count("🔐 " + TEMPLATE)).isEqualTo(2);
		assertThat(SmsSegments.count("—" + "a".repeat(70))).isEqualTo(2);
	}

	@Test
	void countWhenEmojiThenTwoUnitsEach() {
		assertThat(SmsSegments.count("🔐".repeat(35))).isOne();
		assertThat(SmsSegments.count("🔐".repeat(36))).isEqualTo(2);
	}

	@Test
	void countWhenBrandInBracketsThenFourSeptetsForThem() {
		assertThat(SmsSegments.count("[ExampleCo]" + "a".repeat(147))).isOne();
		assertThat(SmsSegments.count("[ExampleCo]" + "a".repeat(148))).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Le code expire à 8 h, vérifié où", "Gültig für fünf Minuten, Grüße", "¿Ñandu?",
			"ÅåÄäÖöØøÆæÉ", "ΔΦΓΛΩΠΨΣΘΞ", "@£$¥¤§¡¿\r\n", "Ç", "^{}\\[~]|€\f" })
	void isGsm7WhenInDefaultAlphabetThenTrue(String text) {
		assertThat(SmsSegments.isGsm7(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ç", "ó", "á", "í", "ú", "ê", "’", "“", "—", "\u00A0", "\t", "`", "🔐", "ж", "您", "\u001B" })
	void isGsm7WhenOutsideThenFalseMsg6(String text) {
		assertThat(SmsSegments.isGsm7("Code 123456 " + text)).isFalse();
	}

	@Test
	void isGsm7WhenAsciiThenAllButBacktickAndControls() {
		for (char character = ' '; character < 0x7F; character++) {
			assertThat(SmsSegments.isGsm7(String.valueOf(character))).as("%s", character).isEqualTo(character != '`');
		}
	}

	@Test
	void isGsm7WhenAnyCharacterThenTheTableAndNothingElse() {
		long inTable = IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
			.filter((character) -> SmsSegments.isGsm7(String.valueOf((char) character)))
			.count();
		assertThat(inTable).isEqualTo(127 + 10);
	}

}
