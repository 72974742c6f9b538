package io.github.smsotp.web;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A description of calls in OpenAPI, whose parts are named by JSON pointers.
 */
final class OpenApi {

	private static final String ADDRESS = "https://smsotp.github.io/openapi";

	private static final String REFERENCE = "$ref";

	private final JsonNode document;

	private final SchemaRegistry schemas;

	private OpenApi(JsonNode document) {
		this.document = document;
		SchemaRegistryConfig config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
		this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(registry) -> registry.schemaRegistryConfig(config)
					.schemas(Map.of(ADDRESS, JsonMapper.shared().writeValueAsString(document))));
	}

	/**
	 * Reads a file of YAML.
	 */
	static OpenApi read(Path file) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		try (Reader reader = Files.newBufferedReader(file)) {
			return new OpenApi(JsonMapper.shared().valueToTree(new Yaml(new SafeConstructor(options)).load(reader)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads the description of the calls of this project.
	 */
	static OpenApi read() {
		return read(Path.of("..", "docs", "openapi.yaml"));
	}

	static String escape(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

	JsonNode at(String pointer) {
		return this.document.at(pointer);
	}

	/**
	 * Where a part of the document lies, behind any references.
	 */
	String resolve(String pointer) {
		JsonNode reference = at(pointer).path(REFERENCE);
		return reference.isString() ? resolve(reference.stringValue().substring(1)) : pointer;
	}

	/**
	 * All references, wherever they stand.
	 */
	List<String> references() {
		return this.document.findValuesAsString(REFERENCE);
	}

	List<OpenApiOperation> operations() {
		return at("/paths").propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyStream()
				.map((method) -> new OpenApiOperation(this, path.getKey(), method.getKey())))
			.toList();
	}

	OpenApiOperation operation(String id) {
		return operations().stream().filter((operation) -> operation.id().equals(id)).findFirst().orElseThrow();
	}

	/**
	 * Holds a value against the schema at a place of the document.
	 */
	void assertValid(String pointer, JsonNode value) {
		assertThat(at(pointer).isMissingNode()).as("there is a schema at " + pointer).isFalse();
		SchemaLocation location = SchemaLocation.of(ADDRESS + "#" + pointer);
		assertThat(this.schemas.getSchema(location).validate(value)).as(pointer + " for " + value).isEmpty();
	}

	JsonNode document() {
		return this.document;
	}

}
