package sample.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Holds a page against all rules of axe-core.
 */
final class Axe {

	private static final String SCRIPT = read();

	private static final String RUN = """
			const done = arguments[arguments.length - 1];
			const lines = (violation) => violation.nodes.map((node) =>
				[violation.id, violation.impact, node.target.flat().join(" "), node.failureSummary].join(", "));
			axe.run(document, { resultTypes: ["violations"] }).then(
				(results) => done(results.violations.flatMap(lines)),
				(failure) => done(["axe failed: " + failure]));
			""";

	private Axe() {
	}

	/**
	 * What breaks a rule.
	 * @param driver the browser that shows the page
	 * @return rule, impact, node and what to do, for each node
	 */
	static List<?> violations(ChromeDriver driver) {
		if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window"))) {
			driver.executeScript(SCRIPT);
		}
		return (List<?>) driver.executeAsyncScript(RUN);
	}

	private static String read() {
		try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
