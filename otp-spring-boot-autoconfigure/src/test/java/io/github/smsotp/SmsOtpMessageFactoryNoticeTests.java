package io.github.smsotp;

import java.util.Locale;

import io.github.smsotp.sms.SmsSegments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SmsOtpMessageFactory#createNotice}.
 */
class SmsOtpMessageFactoryNoticeTests {

	private static final String TWENTY = "Example & Co Savings";

	private static final SmsOtpMessageFactory PLAIN = (code, ttl, locale) -> code;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"NUMBER_CHANGED|This phone no longer gets X codes: the number on your account was changed. If it was not you, contact X at once.",
			"NUMBER_REMOVED|This phone no longer gets X codes: it was removed from your account. If it was not you, contact X at once." })
	void createNoticeThenBrandAndNothingElseOfAnybodyMsg7(SmsOtpMessageFactory.Notice notice, String text) {
		assertThat(branded("X", null).createNotice(notice, Locale.ENGLISH)).isEqualTo(text);
		assertThat(branded("X", "example.com").createNotice(notice, Locale.ENGLISH)).isEqualTo(text);
	}

	@ParameterizedTest
	@EnumSource
	void createNoticeWhenBrandHasTwentyCharactersThenOneSegmentMsg5(SmsOtpMessageFactory.Notice notice) {
		assertThat(TWENTY).hasSize(20);
		String text = branded(TWENTY, "example.com").createNotice(notice, Locale.ENGLISH);
		assertThat(SmsSegments.isGsm7(text)).isTrue();
		assertThat(SmsSegments.count(text)).isEqualTo(1);
		assertThat(text).containsOnlyOnce(TWENTY + " codes").endsWith("contact " + TWENTY + " at once.");
	}

	@ParameterizedTest
	@EnumSource
	void createNoticeWhenLanguageHasNoTextThenEnglish(SmsOtpMessageFactory.Notice notice) {
		SmsOtpMessageFactory messages = branded("X", null);
		assertThat(messages.createNotice(notice, Locale.forLanguageTag("tlh")))
			.isEqualTo(messages.createNotice(notice, Locale.ENGLISH));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{0}", "{1}", "{", "it's", "'{1}'", "$1", "%s", "\\" })
	void createNoticeWhenBrandLooksLikeAPatternThenLeftAsItIsMsg7T47(String brand) {
		assertThat(branded(brand, null).createNotice(SmsOtpMessageFactory.Notice.NUMBER_REMOVED, Locale.ENGLISH))
			.isEqualTo("This phone no longer gets " + brand + " codes: it was removed from your account. "
					+ "If it was not you, contact " + brand + " at once.");
	}

	@ParameterizedTest
	@EnumSource
	void createNoticeWhenApplicationWritesCodesAloneThenOneSegmentWithoutDigits(SmsOtpMessageFactory.Notice notice) {
		String text = PLAIN.createNotice(notice, Locale.ENGLISH);
		assertThat(SmsSegments.isGsm7(text)).isTrue();
		assertThat(SmsSegments.count(text)).isEqualTo(1);
		assertThat(text).isNotBlank().doesNotContainPattern("[0-9]");
	}

	@Test
	void createNoticeThenNoDigitsThatLookLikeACodeMsg1() {
		for (SmsOtpMessageFactory.Notice notice : SmsOtpMessageFactory.Notice.values()) {
			assertThat(branded("X", "example.com").createNotice(notice, Locale.ENGLISH))
				.doesNotContainPattern("[0-9@#]");
		}
	}

	private static BrandedSmsOtpMessageFactory branded(String brand, @Nullable String origin) {
		return new BrandedSmsOtpMessageFactory(brand, origin, new SmsOtpMessageSource());
	}

}
