package io.github.smsotp;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Bypass codes: 80 random bits in the letters of Base32 (RFC 4648 §6), which nobody can
 * mistake for the digits of a code.
 */
final class BypassCodes {

	private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int LENGTH = 16;

	private static final Pattern SHAPE = Pattern.compile("[A-Z2-7]{" + LENGTH + "}");

	private final SecureRandom random = new SecureRandom();

	String generate() {
		StringBuilder code = new StringBuilder(LENGTH);
		for (int i = 0; i < LENGTH; i++) {
			code.append(LETTERS.charAt(this.random.nextInt(LETTERS.length())));
		}
		return code.toString();
	}

	static boolean isBypassCode(String code) {
		return SHAPE.matcher(code).matches();
	}

}
