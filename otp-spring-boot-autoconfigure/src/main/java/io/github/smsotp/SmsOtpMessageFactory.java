package io.github.smsotp;

import java.time.Duration;
import java.util.Locale;

/**
 * Writes the text that a code travels in. Implementations must put nothing into it that a
 * user controls, and must be safe for use by several threads.
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

}
