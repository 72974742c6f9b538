package io.github.smsotp;

import java.time.Duration;
import java.util.Locale;

/**
 * Writes the texts that codes travel in, and those that tell of a change. Implementations
 * must put nothing into it that a user controls, and must be safe for use by several
 * threads.
 */
@FunctionalInterface
public interface SmsOtpMessageFactory {

	/**
	 * Writes a text.
	 * @param code the code
	 * @param ttl how long it is accepted
	 * @param locale the language
	 * @return the text, without a line break at its end
	 */
	String create(String code, Duration ttl, Locale locale);

	/**
	 * Writes the text that tells a number that it is not the account's any more. By
	 * default in English, without a brand.
	 * @param notice what has happened
	 * @param locale the language
	 * @return the text
	 */
	default String createNotice(Notice notice, Locale locale) {
		return "This phone no longer gets codes for your account. If you have not changed it, tell us at once.";
	}

	/**
	 * What a number is told when it is not the account's any more.
	 */
	enum Notice {

		/**
		 * The account has another number now.
		 */
		NUMBER_CHANGED,

		/**
		 * The account has no number now.
		 */
		NUMBER_REMOVED;

		String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
