package io.github.smsotp;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Digits are ASCII where the locale has others, since texts in other digits cost more and
 * no browser fills them in.
 */
class ArabicDigitsTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final Locale ARABIC = Locale.forLanguageTag("ar-EG-u-nu-arab");

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void arabicDigits() {
		Locale.setDefault(ARABIC);
		assertThat(String.format("%d", 42)).isEqualTo("٤٢");
	}

	@AfterEach
	void restore() {
		Locale.setDefault(this.before);
	}

	@Test
	void sendAndVerifyWhenLocaleHasOtherDigitsThenAsciiCod10() {
		SmsOtpServiceFixture otp = new SmsOtpServiceFixture();
		SmsOtpSendResult result = otp.service().send(new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, ARABIC));
		String text = otp.gateway.messages().get(0).text();
		assertThat(otp.code()).matches("[0-9]{6}");
		assertThat(text).startsWith(otp.code()).endsWith("@example.com #" + otp.code()).contains(" 5 ");
		assertAscii(text);
		SmsOtpStatus status = otp.status(result.challenge());
		assertAscii(String.valueOf(status));
		assertThat(status.phone()).isNotNull();
		assertAscii(status.phone().masked());
		assertAscii(otp.events.toString());
		assertThat(otp.verify(result.challenge(), otp.code()).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private static void assertAscii(String told) {
		assertThat(told.chars().filter(Character::isDigit)).isNotEmpty().allMatch((digit) -> digit < 128);
	}

}
