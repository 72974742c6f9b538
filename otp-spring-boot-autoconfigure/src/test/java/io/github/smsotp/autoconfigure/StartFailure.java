package io.github.smsotp.autoconfigure;

import java.util.Objects;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Boot prints of a start that was stopped.
 */
public final class StartFailure {

	private StartFailure() {
	}

	/**
	 * Asks the registered analyzers, as Boot does.
	 */
	public static FailureAnalysis of(AssertableWebApplicationContext context) {
		assertThat(context).hasFailed();
		Throwable failure = Objects.requireNonNull(context.getStartupFailure());
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(), (type, name, ex) -> {
			})
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No analysis", failure));
	}

	/**
	 * Holds what Boot prints against what it has to name.
	 */
	public static void assertNames(AssertableWebApplicationContext context, String property, String... remedies) {
		FailureAnalysis analysis = of(context);
		assertThat(analysis.getDescription()).contains("'" + property + "'");
		assertThat(analysis.getAction()).contains(remedies);
	}

}
