package io.github.smsotp.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A response of a description.
 *
 * @param api the description
 * @param status the status
 * @param pointer where the response lies in the description
 */
record OpenApiResponse(OpenApi api, String status, String pointer) {

	private static final Set<String> HEADERS = Set.of("Cache-Control", "Location", "Retry-After", "WWW-Authenticate");

	// what the application answers itself
	private static final String ANY = "*/*";

	/**
	 * The problems, or the type of the content, and the headers.
	 */
	Set<String> described() {
		Set<String> described = new TreeSet<>();
		content().propertyNames().forEach((type) -> {
			Set<String> problems = problems(content().path(type).path("schema"));
			(problems.isEmpty() ? Set.of(type) : problems).forEach((kind) -> described.add(line(kind)));
		});
		at("/headers").propertyNames().forEach((name) -> described.add(line(name)));
		return described;
	}

	Set<String> check(Answer answer) {
		MediaType type = MediaType.parseMediaType(String.valueOf(answer.header("content-type")));
		String name = type.getType() + "/" + type.getSubtype();
		if (!content().has(name)) {
			assertThat(content().propertyNames()).as(this.pointer + " for " + answer).contains(ANY);
			return Set.of(line(ANY));
		}
		JsonNode body = JsonMapper.shared().readTree(answer.body());
		this.api.assertValid(this.pointer + "/content/" + OpenApi.escape(name) + "/schema", body);
		Set<String> seen = new TreeSet<>(Set.of(line(body.path("type").asString(name))));
		HEADERS.stream().filter((header) -> checkHeader(header, answer)).map(this::line).forEach(seen::add);
		return seen;
	}

	private boolean checkHeader(String name, Answer answer) {
		String header = this.api.resolve(this.pointer + "/headers/" + name);
		String value = answer.header(name);
		if (value == null) {
			assertThat(this.api.at(header).path("required").asBoolean(false)).as(name + " is missing from " + answer)
				.isFalse();
			return false;
		}
		this.api.assertValid(header + "/schema", json(value));
		return true;
	}

	private static JsonNode json(String value) {
		return value.matches("[0-9]+") ? JsonNodeFactory.instance.numberNode(Long.valueOf(value))
				: JsonNodeFactory.instance.stringNode(value);
	}

	private Set<String> problems(JsonNode schema) {
		Set<String> problems = new TreeSet<>();
		JsonNode type = schema.path("properties").path("type");
		Stream.concat(Stream.of(type.path("const")), type.path("enum").valueStream())
			.filter(JsonNode::isString)
			.forEach((problem) -> problems.add(problem.stringValue()));
		schema.path("oneOf").valueStream().forEach((one) -> problems.addAll(problems(one)));
		return problems;
	}

	private String line(@Nullable String kind) {
		return this.status + " " + kind;
	}

	private JsonNode content() {
		return at("/content");
	}

	private JsonNode at(String pointer) {
		return this.api.at(this.pointer + pointer);
	}

}
