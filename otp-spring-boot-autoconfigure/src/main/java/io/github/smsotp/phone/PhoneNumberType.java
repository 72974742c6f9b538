package io.github.smsotp.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

/**
 * Types of phone numbers that can be made to get texts. Numbers of any other type, for
 * example premium rate, shared cost and personal numbers, never get one.
 */
public enum PhoneNumberType {

	/**
	 * A mobile phone.
	 */
	MOBILE(PhoneNumberUtil.PhoneNumberType.MOBILE),

	/**
	 * A number of a country that does not tell mobile phones from fixed lines, for
	 * example the United States, Canada and Mexico.
	 */
	FIXED_LINE_OR_MOBILE(PhoneNumberUtil.PhoneNumberType.FIXED_LINE_OR_MOBILE),

	/**
	 * A fixed line. Many carriers read texts to it aloud, or lose them.
	 */
	FIXED_LINE(PhoneNumberUtil.PhoneNumberType.FIXED_LINE),

	/**
	 * Telephony over the internet. Such numbers are rented by the minute, so they prove
	 * little about who holds them.
	 */
	VOIP(PhoneNumberUtil.PhoneNumberType.VOIP);

	private final PhoneNumberUtil.PhoneNumberType libraryType;

	PhoneNumberType(PhoneNumberUtil.PhoneNumberType libraryType) {
		this.libraryType = libraryType;
	}

	PhoneNumberUtil.PhoneNumberType libraryType() {
		return this.libraryType;
	}

}
