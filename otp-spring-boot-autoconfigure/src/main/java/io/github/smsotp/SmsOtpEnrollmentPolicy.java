package io.github.smsotp;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * What users may do to their own numbers. Immutable.
 *
 * @param mode who may enrol a number
 * @param accountsPerNumber how many accounts one number may belong to
 * @param changeMaxAge how old the factor may be that changes or removes a number
 * @param removable whether users may remove their number
 */
public record SmsOtpEnrollmentPolicy(Mode mode, int accountsPerNumber, Duration changeMaxAge, boolean removable) {

	public SmsOtpEnrollmentPolicy {
		Assert.notNull(mode, "mode cannot be null");
		Assert.isTrue(accountsPerNumber > 0, "accountsPerNumber must be positive");
		Assert.isTrue(changeMaxAge.toSeconds() > 0, "changeMaxAge must be at least 1s");
	}

	/**
	 * The documented defaults, where everybody needs the factor.
	 * @param mode who may enrol a number
	 * @return the policy
	 */
	public static SmsOtpEnrollmentPolicy defaults(Mode mode) {
		return new SmsOtpEnrollmentPolicy(mode, 5, Duration.ofMinutes(5), false);
	}

	/**
	 * Who may enrol a number.
	 */
	public enum Mode {

		/**
		 * Whoever has none, after the first factor alone: the first to know the password
		 * enrols.
		 */
		SELF_SERVICE,

		/**
		 * Whoever has none and was invited by an administrator.
		 */
		INVITED,

		/**
		 * Nobody: numbers come from the application only.
		 */
		CLOSED

	}

}
