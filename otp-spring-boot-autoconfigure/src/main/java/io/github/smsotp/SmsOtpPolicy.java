package io.github.smsotp;

import java.time.Duration;
import java.util.List;

import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The figures that sending and verifying keep to. Immutable; {@link #defaults()} are the
 * documented defaults, and the bounds are those of NIST SP 800-63B-4 §3.1.3.2.
 *
 * @param codeLength digits of a code, {@value #MIN_LENGTH} to {@value #MAX_LENGTH}
 * @param codeTtl how long a code is accepted, at most ten minutes
 * @param maxAttempts guesses that one code allows
 * @param cooldown wait between two texts of one account, {@code null} for none
 * @param perPhone texts to one number, whoever asks for them; empty for no limit
 * @param guesses wrong codes of one account
 */
public record SmsOtpPolicy(int codeLength, Duration codeTtl, int maxAttempts, @Nullable Duration cooldown,
		List<RateLimit> perPhone, GuessRules guesses) {

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
		Assert.isTrue(cooldown == null || cooldown.toSeconds() > 0, "cooldown must be at least 1s");
		Assert.notNull(guesses, "guesses cannot be null");
		perPhone = List.copyOf(perPhone);
	}

	/**
	 * The documented defaults.
	 * @return the policy
	 */
	public static SmsOtpPolicy defaults() {
		GuessRules guesses = new GuessRules(5,
				List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60)),
				List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("100/30d")), 50);
		return new SmsOtpPolicy(6, Duration.ofMinutes(5), 5, Duration.ofSeconds(30),
				List.of(RateLimit.valueOf("3/10m")), guesses);
	}

}
