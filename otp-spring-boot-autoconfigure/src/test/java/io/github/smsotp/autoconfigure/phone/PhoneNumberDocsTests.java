package io.github.smsotp.autoconfigure.phone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.smsotp.autoconfigure.SmsOtpContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/phone-numbers.md} to what compiles, runs and binds.
 */
class PhoneNumberDocsTests {

	private static final Path SOURCES = Path.of("src", "test", "java", "docs", "phone");

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)\\n```$");

	private static final Pattern PROPERTY = Pattern.compile("`(sms-otp(?:\\.[a-z-]+)+)`");

	@ParameterizedTest
	@MethodSource("java")
	void javaBlockThenStandsInASourceThatIsTested(String block) throws IOException {
		try (Stream<Path> files = Files.list(SOURCES)) {
			List<String> sources = files.map(PhoneNumberDocsTests::read)
				.map(PhoneNumberDocsTests::withoutIndentation)
				.toList();
			assertThat(sources).as(block).anyMatch((source) -> source.contains(withoutIndentation(block)));
		}
	}

	@Test
	void sqlBlockThenIsTheTableOfTheTest() {
		assertThat(blocks("sql"))
			.containsExactly(read(Path.of("src", "test", "resources", "docs", "phone", "app_user.sql")).strip());
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void yamlBlockThenEveryPropertyIsKnownAndBinds(String block) throws IOException {
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("docs", new ByteArrayResource(block.getBytes(StandardCharsets.UTF_8)))
			.get(0);
		assertThat(((EnumerablePropertySource<?>) source).getPropertyNames()).isNotEmpty()
			.allMatch(PhoneNumberDocsTests::isKnown);
		SmsOtpContext.withoutNumbers()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
			.withPropertyValues("spring.flyway.locations=classpath:phone-migrations")
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(source))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void propertiesInTheTextAreKnown() {
		assertThat(PROPERTY.matcher(page()).results().map((result) -> result.group(1)).distinct()).isNotEmpty()
			.allMatch(PhoneNumberDocsTests::isKnown);
	}

	static Stream<String> java() {
		return blocks("java").stream();
	}

	static Stream<String> yaml() {
		return blocks("yaml").stream();
	}

	private static List<String> blocks(String language) {
		List<String> blocks = BLOCK.matcher(page())
			.results()
			.filter((result) -> result.group(1).equals(language))
			.map((MatchResult result) -> result.group(2))
			.toList();
		assertThat(blocks).isNotEmpty();
		return blocks;
	}

	private static String page() {
		return read(Path.of("..", "docs", "phone-numbers.md"));
	}

	private static boolean isKnown(String property) {
		return known().contains(property) || property.startsWith("sms-otp.phone.numbers.");
	}

	private static Set<String> known() {
		Set<String> names = new TreeSet<>();
		try {
			for (URL url : Collections.list(PhoneNumberDocsTests.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream metadata = url.openStream()) {
					for (JsonNode property : JsonMapper.shared().readTree(metadata).path("properties")) {
						names.add(property.path("name").asString());
					}
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return names;
	}

	private static String withoutIndentation(String text) {
		return text.lines().map(String::strip).collect(Collectors.joining("\n"));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
