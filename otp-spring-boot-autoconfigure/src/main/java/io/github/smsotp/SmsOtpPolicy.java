package io.github.smsotp;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * The figures that sending and verifying keep to. Immutable; {@link #defaults()} are the
 * documented defaults, and the bounds are those of NIST SP 800-63B-4 §3.1.3.2.
 *
 * @param codeLength digits of a code, {@value #MIN_LENGTH} to {@value #MAX_LENGTH}
 * @param codeTtl how long a code is accepted, at most ten minutes
 * @param maxAttempts guesses that one code allows
 * @param limits how many texts may go out and how many wrong codes may come in
 */
public record SmsOtpPolicy(int codeLength, Duration codeTtl, int maxAttempts, SmsOtpLimits limits) {

	/**
	 * The fewest digits of a code.
	 */
	public static final int MIN_LENGTH = 6;

	/**
	 * The most digits of a code.
	 */
	public static final int MAX_LENGTH = 10;

	/**
	 * The longest time that a code may be accepted.
	 */
	public static final Duration MAX_TTL = Duration.ofMinutes(10);

	public SmsOtpPolicy {
		Assert.isTrue(codeLength >= MIN_LENGTH && codeLength <= MAX_LENGTH, "codeLength must be 6 to 10");
		Assert.isTrue(codeTtl.toSeconds() > 0 && codeTtl.compareTo(MAX_TTL) <= 0, "codeTtl must be 1s to 10m");
		Assert.isTrue(maxAttempts > 0, "maxAttempts must be positive");
		Assert.notNull(limits, "limits cannot be null");
	}

	/**
	 * The documented defaults.
	 * @return the policy
	 */
	public static SmsOtpPolicy defaults() {
		return new SmsOtpPolicy(6, Duration.ofMinutes(5), 5, SmsOtpLimits.defaults());
	}

}
