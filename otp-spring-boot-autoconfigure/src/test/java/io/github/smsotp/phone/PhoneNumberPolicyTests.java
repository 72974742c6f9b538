package io.github.smsotp.phone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.github.smsotp.phone.PhoneNumberRejectedException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PhoneNumberPolicy}.
 */
class PhoneNumberPolicyTests {

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155552671");

	private final PhoneNumberPolicy policy = new PhoneNumberPolicy(List.of("US"));

	@Test
	void parseWhenManySpellingsThenOneNumberPhn1() {
		Stream<String> spellings = Stream.of("+14155552671", "+1 415 555 2671", "+1 (415) 555-2671", "+1.415.555.2671",
				"(415) 555-2671", "415.555.2671", "4155552671", "1-415-555-2671", "011 1 415 555 2671",
				"＋１ ４１５ ５５５ ２６７１", "+١٤١٥٥٥٥٢٦٧١", "\u202a+1\u00a0415\u00a0555\u20112671\u202c");
		assertThat(spellings.map(this.policy::parse).distinct()).containsExactly(NUMBER);
	}

	@Test
	void parseWhenInputHas64CharactersThenAcceptsPhn1() {
		assertThat(this.policy.parse("+14155552671" + " ".repeat(52))).isEqualTo(NUMBER);
	}

	@ParameterizedTest
	@ValueSource(ints = { 53, 10_000_000 })
	void parseWhenInputIsLongerThan64CharactersThenMalformedPhn1(int spaces) {
		assertRejected(Reason.MALFORMED, () -> this.policy.parse("+14155552671" + " ".repeat(spaces)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0085", "\u2028", "\u2029", "\u000b", "\ud835" })
	void parseWhenUnicodeLineBreakOrHalfCharacterThenMalformedPhn1(String character) {
		assertRejected(Reason.MALFORMED, () -> this.policy.parse("+14155552671" + character));
	}

	@Test
	void parseWhenRejectedThenExceptionHoldsNoInput() {
		assertThatExceptionOfType(PhoneNumberRejectedException.class)
			.isThrownBy(() -> this.policy.parse("+999123456789"))
			.withMessage("Phone number rejected: INVALID")
			.withNoCause();
	}

	@ParameterizedTest
	@NullSource
	void parseWhenInputIsNullThenThrows(String input) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.policy.parse(input))
			.withMessage("input cannot be null");
	}

	@ParameterizedTest
	@MethodSource("mobilePhonesOfAllRegions")
	void parseWhenMobilePhoneOfAnyRegionThenKeepsItsE164Phn4(String e164) {
		PhoneNumberPolicy everywhere = new PhoneNumberPolicy(List.of("*")).allowTestNumbers();
		assertThat(everywhere.parse(e164).value()).isEqualTo(e164);
		assertThat(everywhere.require(new PhoneNumber(e164)).value()).isEqualTo(e164);
	}

	static Stream<String> mobilePhonesOfAllRegions() {
		PhoneNumberUtil library = PhoneNumberUtil.getInstance();
		return library.getSupportedRegions()
			.stream()
			.map((region) -> library.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE))
			.filter(Objects::nonNull)
			.map((example) -> library.format(example, PhoneNumberFormat.E164))
			.sorted();
	}

	@ParameterizedTest
	@CsvSource({ "FIXED_LINE,+442071234567", "VOIP,+445612345678", "MOBILE,+447400123456",
			"FIXED_LINE_OR_MOBILE,+14155552671" })
	void parseWhenOnlyOneTypeIsAllowedThenAcceptsItAlonePhn3(PhoneNumberType type, String number) {
		List<String> everywhere = List.of("*");
		Set<PhoneNumberType> others = EnumSet.complementOf(EnumSet.of(type));
		assertThat(new PhoneNumberPolicy(everywhere, Set.of(type)).parse(number).value()).isEqualTo(number);
		assertRejected(Reason.TYPE, () -> new PhoneNumberPolicy(everywhere, others).parse(number));
	}

	@ParameterizedTest
	@ValueSource(strings = { "+19005551234", "+18005550123", "+447012345678", "+448451234567" })
	void parseWhenAllTypesAreAllowedThenStillRejectsCostlyNumbersPhn3(String number) {
		PhoneNumberPolicy all = new PhoneNumberPolicy(List.of("*"), EnumSet.allOf(PhoneNumberType.class));
		assertRejected(Reason.TYPE, () -> all.parse(number));
	}

	@Test
	void parseWhenFixedLinesAreAllowedThenArgentinaStillHasOneSpellingPhn5() {
		PhoneNumberPolicy all = new PhoneNumberPolicy(List.of("AR"), EnumSet.allOf(PhoneNumberType.class));
		assertThat(all.parse("+541123456789")).isEqualTo(all.parse("+5491123456789"));
	}

	@Test
	void parseWhenOnlyArgentinianLineThenNoMobilePhonePhn5() {
		assertRejected(Reason.TYPE, () -> new PhoneNumberPolicy(List.of("AR")).parse("+546704123456"));
	}

	@Test
	void parseWhenTestNumbersAreAllowedThenAcceptsFictionPhn12() {
		PhoneNumberPolicy lenient = this.policy.allowTestNumbers();
		assertThat(lenient.parse("+12025550123").value()).isEqualTo("+12025550123");
		assertRejected(Reason.INVALID, () -> this.policy.parse("+12025550123"));
	}

	@Test
	void parseWhenTestNumbersAreAllowedThenKeepsRegionsAndTypes() {
		PhoneNumberPolicy lenient = new PhoneNumberPolicy(List.of("US"), Set.of(PhoneNumberType.MOBILE))
			.allowTestNumbers();
		assertRejected(Reason.REGION, () -> lenient.parse("+18765550123"));
		assertRejected(Reason.TYPE, () -> lenient.parse("+12025550123"));
	}

	@Test
	void parseWhenGivenRegionsChangeThenUnchanged() {
		List<String> regions = new ArrayList<>(List.of("US"));
		Set<PhoneNumberType> types = EnumSet.of(PhoneNumberType.FIXED_LINE_OR_MOBILE);
		PhoneNumberPolicy copy = new PhoneNumberPolicy(regions, types);
		regions.set(0, "GB");
		types.clear();
		assertThat(copy.parse("4155552671")).isEqualTo(NUMBER);
	}

	@Test
	void requireWhenAllowedThenSameNumberPhn13() {
		assertThat(this.policy.require(NUMBER)).isEqualTo(NUMBER);
	}

	@ParameterizedTest
	@CsvSource({ "+16042345678,REGION", "+881612345678,REGION", "+19005551234,TYPE", "+14155552,INVALID",
			"+12025550123,INVALID" })
	void requireWhenNoLongerAllowedThenThrowsPhn13(String number, Reason reason) {
		assertRejected(reason, () -> this.policy.require(new PhoneNumber(number)));
	}

	@Test
	void requireWhenOtherSpellingThenCanonicalPhn5() {
		PhoneNumberPolicy argentina = new PhoneNumberPolicy(List.of("AR"));
		assertThat(argentina.require(new PhoneNumber("+541123456789")).value()).isEqualTo("+5491123456789");
	}

	@ParameterizedTest
	@NullSource
	void requireWhenNullThenThrows(PhoneNumber number) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.policy.require(number))
			.withMessage("number cannot be null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UK", "us", "001", "ZZ", "USA", " US", "**", "+1" })
	void createWhenRegionIsUnknownThenThrowsWithItsCode(String region) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumberPolicy(List.of("US", region)))
			.withMessage("Unknown region '" + region + "': must be an ISO 3166 code in upper case such as US, or *");
	}

	@Test
	void createWhenNoRegionThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumberPolicy(List.of()))
			.withMessage("regions cannot be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumberPolicy(List.of("")))
			.withMessage("regions cannot contain an empty one");
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumberPolicy(Arrays.asList("US", null)))
			.withMessage("regions cannot contain an empty one");
	}

	@Test
	void createWhenNoTypeThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumberPolicy(List.of("US"), Set.of()))
			.withMessage("types cannot be empty");
	}

	private static void assertRejected(Reason reason, ThrowingCallable parsing) {
		assertThatExceptionOfType(PhoneNumberRejectedException.class).isThrownBy(parsing)
			.extracting(PhoneNumberRejectedException::getReason)
			.isEqualTo(reason);
	}

}
