package io.github.smsotp;

import io.github.smsotp.phone.PhoneNumber;

/**
 * Judges a number right before a text goes to it, for example by what a provider knows of
 * SIM swaps and porting (NIST SP 800-63B-4 §3.1.3.3). A bean of this type in the
 * application is asked about every text with a code, after limits have counted it.
 * Implementations must be safe for use by several threads, and quick; an exception lets
 * no text go out.
 */
@FunctionalInterface
public interface PhoneNumberRiskAssessor {

	/**
	 * Judges a number.
	 * @param number the number that the text would go to
	 * @param subject whom the code is for, and what for
	 * @return what is to be done
	 */
	Decision assess(PhoneNumber number, SmsOtpSubject subject);

	/**
	 * Allows every number.
	 * @return the assessor
	 */
	static PhoneNumberRiskAssessor none() {
		return (number, subject) -> Decision.ALLOW;
	}

	/**
	 * What is to be done.
	 */
	enum Decision {

		/**
		 * The text goes out.
		 */
		ALLOW,

		/**
		 * No text goes out, and the user is told that codes cannot be sent to the number.
		 */
		BLOCK,

		/**
		 * No text goes out, and the user is asked to sign in by another factor.
		 */
		REQUIRE_ANOTHER_FACTOR

	}

}
