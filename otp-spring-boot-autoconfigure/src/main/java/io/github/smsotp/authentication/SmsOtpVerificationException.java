package io.github.smsotp.authentication;

import io.github.smsotp.store.GuessResult;

import org.springframework.util.Assert;

/**
 * The cause of the {@code BadCredentialsException} or {@code LockedException} that
 * {@link SmsOtpAuthenticationProvider} throws: what became of the code. It is a cause
 * because listeners of Spring Security are told of these two exceptions only and of no
 * subclass.
 */
public final class SmsOtpVerificationException extends RuntimeException {

	private final transient GuessResult result;

	SmsOtpVerificationException(GuessResult result) {
		super("Code not accepted: " + result.outcome());
		Assert.notNull(result, "result cannot be null");
		this.result = result;
	}

	/**
	 * What became of the code.
	 * @return the result, never {@link GuessResult.Outcome#ACCEPTED accepted}
	 */
	public GuessResult getResult() {
		return this.result;
	}

}
