package io.github.smsotp.autoconfigure.phone;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints the definition of the table that is missing.
 */
final class MissingPhoneNumberTableFailureAnalyzer extends AbstractFailureAnalyzer<MissingPhoneNumberTableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingPhoneNumberTableException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Create the table, for example in a migration of Flyway or Liquibase, or set "
						+ "sms-otp.phone.jdbc.initialize-schema to always. If it is, set "
						+ "sms-otp.phone.jdbc.continue-on-error to false to see what stands against it.\n\n"
						+ cause.getDefinition(),
				cause);
	}

}
