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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs after all other tests and reads what they have logged at TRACE, failing gateways
 * included.
 */
class LogLeakTests {

	private static final Path LOG = Path.of("target", "suite-trace.log");

	private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{6,}");

	// a shorter one may stand by chance within something else
	private static final int LONG = 8;

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
		Set<String> codes = secrets.stream().filter((secret) -> secret.length() < LONG).collect(Collectors.toSet());
		List<String> others = secrets.stream().filter((secret) -> secret.length() >= LONG).toList();
		List<String> leaks = new ArrayList<>();
		try (BufferedReader log = Files.newBufferedReader(LOG, StandardCharsets.UTF_8)) {
			for (String line = log.readLine(); line != null; line = log.readLine()) {
				if (others.stream().anyMatch(line::contains) || tokens(line).anyMatch(codes::contains)) {
					leaks.add(line);
				}
			}
		}
		return leaks;
	}

	private static Stream<String> tokens(String line) {
		return TOKEN.matcher(line).results().map(MatchResult::group);
	}

}
