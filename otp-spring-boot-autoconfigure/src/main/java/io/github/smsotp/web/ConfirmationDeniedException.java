package io.github.smsotp.web;

import org.springframework.security.core.AuthenticationException;

/**
 * Thrown when a number may not be confirmed any more by whoever asked for its code.
 */
final class ConfirmationDeniedException extends AuthenticationException {

	private final SmsOtpProblem problem;

	ConfirmationDeniedException(SmsOtpProblem problem) {
		super("The number may not be confirmed: " + problem);
		this.problem = problem;
	}

	SmsOtpProblem getProblem() {
		return this.problem;
	}

}
