package io.github.smsotp;

import java.security.SecureRandom;

import org.springframework.util.Assert;

/**
 * A {@link SmsOtpCodeGenerator} on {@link SecureRandom}. Safe for use by several threads.
 */
public final class SecureRandomSmsOtpCodeGenerator implements SmsOtpCodeGenerator {

	private final SecureRandom random;

	/**
	 * Creates a generator on the platform's default algorithm.
	 */
	public SecureRandomSmsOtpCodeGenerator() {
		this(new SecureRandom());
	}

	/**
	 * Creates a generator on a source of one's own, for example a NIST SP 800-90A DRBG.
	 * @param random the source
	 */
	public SecureRandomSmsOtpCodeGenerator(SecureRandom random) {
		Assert.notNull(random, "random cannot be null");
		this.random = random;
	}

	@Override
	public String generate(int length) {
		char[] digits = new char[length];
		for (int i = 0; i < length; i++) {
			digits[i] = (char) ('0' + this.random.nextInt(10));
		}
		return new String(digits);
	}

}
