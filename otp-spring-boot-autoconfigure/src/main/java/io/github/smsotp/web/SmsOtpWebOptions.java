package io.github.smsotp.web;

import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;

/**
 * Where the calls lie and how they answer. Immutable.
 *
 * @param paths where the calls lie
 * @param factorRequiredStatus the status of the problem {@code factor-required}; some
 * front ends log out on 401
 * @param pages what is the application's on the pages
 */
public record SmsOtpWebOptions(SmsOtpPaths paths, HttpStatus factorRequiredStatus, SmsOtpPageOptions pages) {

	public SmsOtpWebOptions {
		Assert.notNull(paths, "paths cannot be null");
		Assert.notNull(factorRequiredStatus, "factorRequiredStatus cannot be null");
		Assert.isTrue(factorRequiredStatus.is4xxClientError(), "factorRequiredStatus must be 4xx");
		Assert.notNull(pages, "pages cannot be null");
	}

	/**
	 * The documented defaults.
	 * @return the options
	 */
	public static SmsOtpWebOptions defaults() {
		return new SmsOtpWebOptions(new SmsOtpPaths(""), HttpStatus.UNAUTHORIZED, SmsOtpPageOptions.defaults());
	}

	/**
	 * The same at another place.
	 * @param other where the calls lie
	 * @return the options
	 */
	public SmsOtpWebOptions withPaths(SmsOtpPaths other) {
		return new SmsOtpWebOptions(other, this.factorRequiredStatus, this.pages);
	}

	/**
	 * The same with other pages.
	 * @param other what is the application's on the pages
	 * @return the options
	 */
	public SmsOtpWebOptions withPages(SmsOtpPageOptions other) {
		return new SmsOtpWebOptions(this.paths, this.factorRequiredStatus, other);
	}

}
