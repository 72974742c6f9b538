package io.github.smsotp.phone;

/**
 * Country calling codes of ITU-T E.164: how many of the leading digits they are.
 */
final class CallingCodes {

	private static final String TWO_DIGITS = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58"
			+ " 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

	private CallingCodes() {
	}

	static String of(String e164) {
		String digits = e164.substring(1);
		if (digits.startsWith("1") || digits.startsWith("7")) {
			return digits.substring(0, 1);
		}
		String two = digits.substring(0, 2);
		return (TWO_DIGITS.contains(two) || digits.length() < 3) ? two : digits.substring(0, 3);
	}

}
