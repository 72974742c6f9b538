package io.github.smsotp.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what is wrong with a setting and what to do about it.
 */
final class InvalidSmsOtpConfigurationFailureAnalyzer
		extends AbstractFailureAnalyzer<InvalidSmsOtpConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSmsOtpConfigurationException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.getAction(), cause);
	}

}
