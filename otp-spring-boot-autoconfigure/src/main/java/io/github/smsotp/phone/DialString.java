package io.github.smsotp.phone;

import io.github.smsotp.phone.PhoneNumberRejectedException.Reason;

/**
 * What is left of a typed number to be dialled: at most one plus sign, at the beginning,
 * and ASCII digits. Decimal digits of all scripts are read, separators and invisible
 * formatting are dropped, and everything else is refused: the library would drop letters
 * and extensions without a word, which turns one number into another.
 */
final class DialString {

	private static final int MAX_INPUT_LENGTH = 64;

	private static final String PLUS_SIGNS = "+＋﹢";

	// the last two are what Japanese keyboards and word processors make of a hyphen
	private static final String SEPARATORS = "()[]（）［］./．／ー−";

	private DialString() {
	}

	static String of(String input) {
		if (input.length() > MAX_INPUT_LENGTH) {
			throw new PhoneNumberRejectedException(Reason.MALFORMED);
		}
		StringBuilder dialString = new StringBuilder(input.length());
		input.codePoints().forEach((character) -> append(dialString, character));
		return dialString.toString();
	}

	private static void append(StringBuilder dialString, int character) {
		if (Character.isDigit(character)) {
			dialString.append(Character.digit(character, 10));
		}
		else if (PLUS_SIGNS.indexOf(character) != -1 && dialString.isEmpty()) {
			dialString.append('+');
		}
		else if (!isSeparator(character)) {
			throw new PhoneNumberRejectedException(Reason.MALFORMED);
		}
	}

	private static boolean isSeparator(int character) {
		return switch (Character.getType(character)) {
			case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT -> true;
			default -> SEPARATORS.indexOf(character) != -1;
		};
	}

}
