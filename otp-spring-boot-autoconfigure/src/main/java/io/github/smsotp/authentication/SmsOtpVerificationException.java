package io.github.smsotp.authentication;

import io.github.smsotp.SmsOtpVerifyResult;

import org.springframework.util.Assert;

/**
 * The cause of the {@code BadCredentialsException} or {@code LockedException} that
 * {@link SmsOtpAuthenticationProvider} throws: what became of the code. It is a cause
 * because listeners of Spring Security are told of these two exceptions only and of no
 * subclass.
 */
public final class SmsOtpVerificationException extends RuntimeException {

	private final transient SmsOtpVerifyResult result;

	SmsOtpVerificationException(SmsOtpVerifyResult result) {
		super("Code not accepted: " + result.outcome());
		Assert.notNull(result, "result cannot be null");
		this.result = result;
	}

	/**
	 * What became of the code.
	 * @return the result, never {@link SmsOtpVerifyResult.Outcome#ACCEPTED accepted}
	 */
	public SmsOtpVerifyResult getResult() {
		return this.result;
	}

}
