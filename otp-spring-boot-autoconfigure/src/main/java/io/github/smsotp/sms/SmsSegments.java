package io.github.smsotp.sms;

import org.springframework.util.Assert;

/**
 * How many text messages a text becomes on its way, by 3GPP TS 23.038 (alphabets) and
 * 23.040 (concatenation): networks bill and deliver each part on its own. A text in the
 * GSM 7-bit default alphabet fits 160 septets, or 153 a part; one single character
 * outside it makes the whole text UCS-2, which fits 70 UTF-16 units, or 67 a part.
 */
public final class SmsSegments {

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENSION = "\f^{}\\[~]|€";

	private static final int GSM_7_SINGLE = 160;

	private static final int GSM_7_PART = 153;

	private static final int UCS_2_SINGLE = 70;

	private static final int UCS_2_PART = 67;

	private SmsSegments() {
	}

	/**
	 * Counts the messages that a text becomes.
	 * @param text the text as the person reads it
	 * @return the number of messages, at least one
	 */
	public static int count(String text) {
		if (isGsm7(text)) {
			return (septets(text) <= GSM_7_SINGLE) ? 1 : gsm7Parts(text);
		}
		return (text.length() <= UCS_2_SINGLE) ? 1 : (text.length() + UCS_2_PART - 1) / UCS_2_PART;
	}

	/**
	 * Whether every character of a text is in the GSM 7-bit default alphabet or its
	 * extension table. The small ç is not: some handsets and tables hold the capital one
	 * in its place.
	 * @param text the text as the person reads it
	 * @return {@code true} if the text needs no UCS-2
	 */
	public static boolean isGsm7(String text) {
		Assert.notNull(text, "text cannot be null");
		return text.chars().allMatch((character) -> BASIC.indexOf(character) >= 0 || isExtension(character));
	}

	private static int septets(String text) {
		return text.chars().map(SmsSegments::septets).sum();
	}

	private static int septets(int character) {
		return isExtension(character) ? 2 : 1;
	}

	private static boolean isExtension(int character) {
		return EXTENSION.indexOf(character) >= 0;
	}

	private static int gsm7Parts(String text) {
		int parts = 1;
		int used = 0;
		for (char character : text.toCharArray()) {
			int septets = septets(character);
			if (used + septets > GSM_7_PART) {
				parts++;
				used = 0;
			}
			used += septets;
		}
		return parts;
	}

}
