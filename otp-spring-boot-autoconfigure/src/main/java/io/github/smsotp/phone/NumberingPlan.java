package io.github.smsotp.phone;

import java.util.stream.Stream;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.github.smsotp.phone.PhoneNumberRejectedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the world as the library knows them.
 */
final class NumberingPlan {

	private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

	private static final int MAX_E164_LENGTH = 16;

	private static final int ARGENTINA = 54;

	private NumberingPlan() {
	}

	static Stream<String> regions() {
		return LIBRARY.getSupportedRegions().stream().sorted();
	}

	static int callingCodeOf(String region) {
		return LIBRARY.getCountryCodeForRegion(region);
	}

	static boolean hasRegion(String region) {
		return LIBRARY.getSupportedRegions().contains(region);
	}

	/**
	 * Reads a number that is in use somewhere.
	 * @param dialString the digits, after a plus sign or as dialled in the region
	 * @param region where it is dialled, {@code null} if that is not known
	 * @return the number, the same for all its spellings
	 */
	static Phonenumber.PhoneNumber read(String dialString, @Nullable String region) {
		if (region == null && !dialString.startsWith("+")) {
			throw new PhoneNumberRejectedException(Reason.MALFORMED);
		}
		Phonenumber.PhoneNumber number = mobileIfArgentinian(parse(dialString, region));
		if (format(number).length() > MAX_E164_LENGTH) {
			throw new PhoneNumberRejectedException(Reason.MALFORMED);
		}
		if (!LIBRARY.isValidNumber(number)) {
			throw new PhoneNumberRejectedException(Reason.INVALID);
		}
		return number;
	}

	static String format(Phonenumber.PhoneNumber number) {
		return LIBRARY.format(number, PhoneNumberFormat.E164);
	}

	/**
	 * The country or territory of a number. Several may share one calling code.
	 * @param number the number
	 * @return the ISO 3166 code; {@code 001} for satellite and other networks of no
	 * country
	 */
	static @Nullable String regionOf(Phonenumber.PhoneNumber number) {
		return LIBRARY.getRegionCodeForNumber(number);
	}

	static @Nullable String regionOf(PhoneNumber number) {
		try {
			String region = regionOf(LIBRARY.parse(number.value(), null));
			return (region != null && hasRegion(region)) ? region : null;
		}
		catch (NumberParseException ex) {
			return null;
		}
	}

	static PhoneNumberUtil.PhoneNumberType typeOf(Phonenumber.PhoneNumber number) {
		return LIBRARY.getNumberType(number);
	}

	private static Phonenumber.PhoneNumber parse(String dialString, @Nullable String region) {
		try {
			return LIBRARY.parse(dialString, region);
		}
		catch (NumberParseException ex) {
			boolean unknownCountry = ex.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE;
			throw new PhoneNumberRejectedException(unknownCountry ? Reason.INVALID : Reason.MALFORMED);
		}
	}

	// without the 9 it looks like a fixed line and would be counted as another phone
	private static Phonenumber.PhoneNumber mobileIfArgentinian(Phonenumber.PhoneNumber number) {
		if (number.getCountryCode() != ARGENTINA) {
			return number;
		}
		Phonenumber.PhoneNumber mobile = parse("+" + ARGENTINA + "9" + LIBRARY.getNationalSignificantNumber(number),
				null);
		return LIBRARY.isValidNumber(mobile) ? mobile : number;
	}

}
