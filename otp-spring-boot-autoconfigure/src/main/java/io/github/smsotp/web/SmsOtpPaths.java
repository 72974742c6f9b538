package io.github.smsotp.web;

import org.springframework.util.Assert;

/**
 * Where the calls of the contract lie in one filter chain, below the context path.
 * Immutable.
 *
 * @param basePath what stands in front of all of them, for example {@code /admin}; empty
 * for nothing
 */
public record SmsOtpPaths(String basePath) {

	public SmsOtpPaths {
		Assert.notNull(basePath, "basePath cannot be null");
		Assert.isTrue(basePath.isEmpty() || (basePath.startsWith("/") && !basePath.endsWith("/")),
				"basePath must be empty, or start and not end with a slash");
	}

	/**
	 * Where the code is typed in: {@code GET} shows, {@code POST} verifies.
	 * @return the path
	 */
	public String login() {
		return this.basePath + "/login/sms-otp";
	}

	/**
	 * Where {@code POST} sends a code.
	 * @return the path
	 */
	public String send() {
		return login() + "/send";
	}

	/**
	 * Where the own number is: {@code GET} shows, {@code POST} sends a code to a new one.
	 * @return the path
	 */
	public String phone() {
		return this.basePath + "/sms-otp/phone";
	}

	String login(PageQuery query) {
		return login() + "?" + query;
	}

	String phone(PageQuery query) {
		return phone() + "?" + query;
	}

	/**
	 * Where {@code POST} confirms a new number by its code.
	 * @return the path
	 */
	public String confirm() {
		return phone() + "/confirm";
	}

	/**
	 * Where {@code POST} removes the own number.
	 * @return the path
	 */
	public String remove() {
		return phone() + "/remove";
	}

	String file(String name) {
		return login() + "/" + name;
	}

}
