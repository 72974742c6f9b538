package io.github.smsotp;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs after all other tests and reads what they have logged at TRACE, failing gateways
 * included.
 */
class LogLeakTests {

	private static final Path LOG = Path.of("target", "suite-trace.log");

	private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{6,}");

	@Test
	void suiteLogsNoCodeNumberOrKeyLog2T52() throws IOException {
		Set<String> secrets = new HashSet<>(Files.readAllLines(IssuedSecrets.FILE));
		assertThat(secrets).hasSizeGreaterThan(50);
		assertThat(leaks(secrets)).isEmpty();
	}

	@Test
	void suiteLogsAtTrace() throws IOException {
		try (BufferedReader log = Files.newBufferedReader(LOG, StandardCharsets.UTF_8)) {
			assertThat(log.lines().filter((line) -> line.startsWith("TRACE ")).limit(1000)).hasSize(1000);
		}
	}

	private static List<String> leaks(Set<String> secrets) throws IOException {
		List<String> leaks = new ArrayList<>();
		try (BufferedReader log = Files.newBufferedReader(LOG, StandardCharsets.UTF_8)) {
			for (String line = log.readLine(); line != null; line = log.readLine()) {
				Matcher token = TOKEN.matcher(line);
				while (token.find()) {
					if (secrets.contains(token.group())) {
						leaks.add(line);
					}
				}
			}
		}
		return leaks;
	}

}
