package io.github.smsotp;

/**
 * Makes the codes that people type. Implementations must draw every code with the same
 * probability from a cryptographically secure source (OWASP ASVS 5.0 6.5.3) and be safe
 * for use by several threads.
 */
@FunctionalInterface
public interface SmsOtpCodeGenerator {

	/**
	 * Makes a code.
	 * @param length how many digits
	 * @return the code in ASCII digits, leading zeros kept
	 */
	String generate(int length);

}
