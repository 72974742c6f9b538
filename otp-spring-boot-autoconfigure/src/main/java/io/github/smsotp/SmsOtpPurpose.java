package io.github.smsotp;

/**
 * What a code is for. The keyed hash of a code binds its purpose, so a code for one is
 * worth nothing for another.
 */
public enum SmsOtpPurpose {

	/**
	 * The second factor of a login.
	 */
	LOGIN,

	/**
	 * The proof that a new number is the user's.
	 */
	ENROLLMENT,

	/**
	 * The confirmation of something sensitive in a session that has the factor.
	 */
	STEP_UP

}
