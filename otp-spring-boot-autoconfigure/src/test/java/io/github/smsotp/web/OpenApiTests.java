package io.github.smsotp.web;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shape of {@code docs/openapi.yaml}. {@link OpenApiLoginTests} and
 * {@link OpenApiPhoneTests} hold it against the running application.
 */
class OpenApiTests {

	private static final OpenApi api = OpenApi.read();

	private static final SmsOtpPaths paths = new SmsOtpPaths("");

	@Test
	void documentThenIsOpenApi() {
		OpenApi.read(Path.of("src", "test", "resources", "docs", "openapi-shape.yaml")).assertValid("", api.document());
	}

	@Test
	void callsThenAreThoseOfThePaths() {
		assertThat(api.operations()).extracting(OpenApiOperation::call)
			.containsExactlyInAnyOrder("GET " + paths.login(), "POST " + paths.login(), "POST " + paths.send(),
					"GET " + paths.phone(), "POST " + paths.phone(), "POST " + paths.confirm(),
					"POST " + paths.remove());
		assertThat(api.operations()).extracting(OpenApiOperation::id).doesNotHaveDuplicates();
	}

	@Test
	void referencesThenLeadToEveryComponentAndNowhereElse() {
		Set<String> components = new TreeSet<>();
		for (String kind : List.of("headers", "requestBodies", "responses", "schemas")) {
			api.at("/components/" + kind)
				.propertyNames()
				.forEach((name) -> components.add("#/components/" + kind + "/" + name));
		}
		assertThat(new TreeSet<>(api.references())).isEqualTo(components);
	}

	@Test
	void securityThenIsASchemeThatThereIs() {
		Set<String> named = api.document()
			.findValues("security")
			.stream()
			.flatMap(JsonNode::valueStream)
			.flatMap((requirement) -> requirement.propertyNames().stream())
			.collect(Collectors.toSet());
		assertThat(named).isEqualTo(Set.copyOf(api.at("/components/securitySchemes").propertyNames()));
	}

	@Test
	void problemsThenAreThoseOfTheContract() {
		Set<String> described = api.operations()
			.stream()
			.flatMap((operation) -> operation.described().stream())
			.map((line) -> line.substring(line.indexOf(' ') + 1))
			.filter((kind) -> kind.contains(":"))
			.collect(Collectors.toSet());
		Stream<String> known = Arrays.stream(SmsOtpProblem.values()).map((problem) -> problem.type().toString());
		assertThat(described).isEqualTo(known.collect(Collectors.toSet()));
	}

	@Test
	void examplesThenAreValid() {
		int count = assertExamplesValid("", api.document());
		assertThat(count).isGreaterThan(5);
	}

	private static int assertExamplesValid(String pointer, JsonNode node) {
		int count = 0;
		for (JsonNode example : node.path("examples")) {
			api.assertValid(pointer, example);
			count++;
		}
		if (node.has("example")) {
			api.assertValid(pointer + "/schema", node.path("example"));
			count++;
		}
		for (String name : node.propertyNames()) {
			count += assertExamplesValid(pointer + "/" + OpenApi.escape(name), node.path(name));
		}
		return count;
	}

}
