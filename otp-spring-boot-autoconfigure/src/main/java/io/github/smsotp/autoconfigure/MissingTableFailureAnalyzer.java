package io.github.smsotp.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints the definition of the table that is missing.
 */
final class MissingTableFailureAnalyzer extends AbstractFailureAnalyzer<MissingTableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingTableException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Create the table, for example in a migration of Flyway or Liquibase, or set " + cause.getPrefix()
						+ ".initialize-schema to always. If it is, set " + cause.getPrefix()
						+ ".continue-on-error to false to see what stands against it.\n\n" + cause.getDefinition(),
				cause);
	}

}
