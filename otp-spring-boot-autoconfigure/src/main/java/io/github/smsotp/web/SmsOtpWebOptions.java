package io.github.smsotp.web;

import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;

/**
 * Where the calls lie and how they answer. Immutable.
 *
 * @param paths where the calls lie
 * @param factorRequiredStatus the status of the problem {@code factor-required}; some
 * front ends log out on 401
 */
public record SmsOtpWebOptions(SmsOtpPaths paths, HttpStatus factorRequiredStatus) {

	public SmsOtpWebOptions {
		Assert.notNull(paths, "paths cannot be null");
		Assert.notNull(factorRequiredStatus, "factorRequiredStatus cannot be null");
		Assert.isTrue(factorRequiredStatus.is4xxClientError(), "factorRequiredStatus must be 4xx");
	}

	/**
	 * The documented defaults.
	 * @return the options
	 */
	public static SmsOtpWebOptions defaults() {
		return new SmsOtpWebOptions(new SmsOtpPaths(""), HttpStatus.UNAUTHORIZED);
	}

}
