package io.github.smsotp.store;

/**
 * What a text is counted by, or what else keeps it from going out.
 */
public enum SendScope {

	/**
	 * The lock that wrong codes have caused.
	 */
	LOCK,

	/**
	 * The wait between two texts of an account.
	 */
	COOLDOWN,

	/**
	 * Texts to a confirmed number, whoever asks for them.
	 */
	PHONE,

	/**
	 * Texts of an account to its confirmed number.
	 */
	ACCOUNT,

	/**
	 * Texts of an account in a day, accepted codes included.
	 */
	ACCOUNT_CEILING,

	/**
	 * Texts that one client asks for.
	 */
	CLIENT,

	/**
	 * Texts to a number that is to be confirmed, whoever asks for them.
	 */
	ENROLL_PHONE,

	/**
	 * Texts of an account to numbers that are to be confirmed.
	 */
	ENROLL_ACCOUNT,

	/**
	 * Texts of one client to numbers that are to be confirmed.
	 */
	ENROLL_CLIENT,

	/**
	 * Texts to numbers to be confirmed that differ in their last four digits only.
	 */
	NUMBER_RANGE,

	/**
	 * All texts.
	 */
	GLOBAL

}
