package io.github.smsotp.phone;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link PhoneNumber}.
 */
class PhoneNumberTests {

	@ParameterizedTest
	@ValueSource(strings = { "+12", "+14155552671", "+123456789012345" })
	void createWhenE164ThenKeepsValuePhn1(String value) {
		assertThat(new PhoneNumber(value).value()).isEqualTo(value);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "+", "+1", "14155552671", "+04155552671", "+1234567890123456", "++14155552671",
			"+1 4155552671", " +14155552671", "+14155552671 ", "+14155552671\n", "+14155552671\r\n", "\n+14155552671",
			"+14155552671\0", "+1415555267a", "+１４１５５５５２６７１", "+١٤١٥٥٥٥٢٦٧١", "＋14155552671" })
	void createWhenNotE164ThenThrowsWithoutValuePhn1(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(value))
			.withMessageMatching("value (cannot be null|must be an E\\.164 phone number)");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			+14155552671,     +1 ••• ••• ••71
			+79161234567,     +7 ••• ••• ••67
			+4915123456789,   +49 ••• ••• ••89
			+447400123456,    +44 ••• ••• ••56
			+35799123456,     +357 ••• ••• ••56
			+88161234567890,  +881 ••• ••• ••90
			+6907290,         +690 ••• ••• ••90
			+999123456,       +999 ••• ••• ••56
			+12,              +1 ••• ••• ••12
			+49,              +49 ••• ••• ••49
			+35,              +35 ••• ••• ••35
			+357,             +357 ••• ••• ••57
			""")
	void maskedShowsCallingCodeAndLastTwoDigits(String value, String masked) {
		assertThat(new PhoneNumber(value).masked()).isEqualTo(masked);
	}

	@ParameterizedTest
	@MethodSource("callingCodes")
	void maskedKnowsEveryCallingCode(int callingCode) {
		PhoneNumber number = new PhoneNumber("+" + callingCode + "12345671");
		assertThat(number.masked()).isEqualTo("+" + callingCode + " ••• ••• ••71");
	}

	static Stream<Integer> callingCodes() {
		return PhoneNumberUtil.getInstance().getSupportedCallingCodes().stream().sorted();
	}

	@Test
	void maskedWhenAnyShortE164ThenDoesNotThrow() {
		assertThatNoException()
			.isThrownBy(() -> IntStream.range(10, 10_000).forEach((digits) -> new PhoneNumber("+" + digits).masked()));
	}

	@Test
	void toStringIsMasked() {
		assertThat(new PhoneNumber("+14155552671")).hasToString("+1 ••• ••• ••71");
	}

	@Test
	void equalsWhenSameValueThenTrue() {
		assertThat(new PhoneNumber("+14155552671")).isEqualTo(new PhoneNumber("+14155552671"))
			.hasSameHashCodeAs(new PhoneNumber("+14155552671"))
			.isNotEqualTo(new PhoneNumber("+14155552672"));
	}

}
