package io.github.smsotp.autoconfigure;

import java.time.Duration;

import io.github.smsotp.SmsOtpPolicy;
import io.github.smsotp.authentication.SmsOtpLoginPolicy;

/**
 * Makes the immutable policies out of their properties, and stops the start where one
 * weakens a standard's bound.
 */
final class SmsOtpPolicyFactory {

	private SmsOtpPolicyFactory() {
	}

	static SmsOtpPolicy create(SmsOtpCodeProperties code, SmsOtpLimitsProperties limits) {
		InvalidSmsOtpConfigurationException.check(
				code.getLength() >= SmsOtpPolicy.MIN_LENGTH && code.getLength() <= SmsOtpPolicy.MAX_LENGTH,
				"sms-otp.code.length", "is " + code.getLength(), "Set it to 6 to 10 (NIST SP 800-63B-4 §3.1.3.2).");
		InvalidSmsOtpConfigurationException.check(isBetween(code.getTtl(), SmsOtpPolicy.MAX_TTL), "sms-otp.code.ttl",
				"is " + code.getTtl(), "Set it to at most 10m (NIST SP 800-63B-4 §3.1.3.2).");
		InvalidSmsOtpConfigurationException.check(code.getMaxAttempts() > 0, "sms-otp.code.max-attempts",
				"is " + code.getMaxAttempts(), "Set it to at least 1.");
		return new SmsOtpPolicy(code.getLength(), code.getTtl(), code.getMaxAttempts(),
				SmsOtpLimitsFactory.create(limits));
	}

	static SmsOtpLoginPolicy create(SmsOtpProperties properties) {
		InvalidSmsOtpConfigurationException.check(
				isBetween(properties.getFactorMaxAge(), SmsOtpLoginPolicy.MAX_FACTOR_AGE), "sms-otp.factor-max-age",
				"is " + properties.getFactorMaxAge(), "Set it to at most 24h (NIST SP 800-63B-4 §2.2.3).");
		InvalidSmsOtpConfigurationException.check(properties.getPendingTtl().toSeconds() > 0, "sms-otp.pending-ttl",
				"is " + properties.getPendingTtl(), "Set it to at least 1s, for example 10m.");
		return new SmsOtpLoginPolicy(properties.getAlternatives(), properties.getExemptAuthorities(),
				properties.getFactorMaxAge(), properties.getPendingTtl());
	}

	private static boolean isBetween(Duration duration, Duration max) {
		return duration.toSeconds() > 0 && duration.compareTo(max) <= 0;
	}

}
