package io.github.smsotp.sms.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.util.Assert;

/**
 * The template of a body, whose values cannot leave their place.
 */
interface BodyTemplate {

	Set<String> names();

	String render(Map<String, String> values);

	static BodyTemplate of(MediaType contentType, String template) {
		if (contentType.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)) {
			return new Form(template);
		}
		Assert.isTrue(
				contentType.isCompatibleWith(MediaType.APPLICATION_JSON) || contentType.getSubtype().endsWith("+json"),
				() -> "content type must be application/json or application/x-www-form-urlencoded");
		return new Json(template);
	}

	/**
	 * A form as of the URL standard: names and values with an equals sign between them,
	 * pairs with an ampersand.
	 */
	final class Form implements BodyTemplate {

		private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9*._+%=&~!$'():@/?,;\\[\\]-]*");

		private final Template template;

		Form(String template) {
			this.template = new Template(template);
			Assert.isTrue(ENCODED.matcher(this.template.literals()).matches(),
					"body must be a form whose own values are URL-encoded");
		}

		@Override
		public Set<String> names() {
			return this.template.names();
		}

		@Override
		public String render(Map<String, String> values) {
			return this.template.render(values, (value) -> URLEncoder.encode(value, StandardCharsets.UTF_8));
		}

	}

	/**
	 * A JSON document, in whose strings values are put.
	 */
	final class Json implements BodyTemplate {

		private static final JsonMapper MAPPER = JsonMapper.shared();

		private final JsonNode document;

		private final Set<String> names = new TreeSet<>();

		Json(String template) {
			try {
				this.document = MAPPER.readTree(template);
			}
			catch (JacksonException ex) {
				throw new IllegalArgumentException("body must be JSON, with names in braces inside of its strings");
			}
			Assert.isTrue(this.document.isContainer(), "body must be a JSON object or array");
			collectNames(this.document);
		}

		private void collectNames(JsonNode node) {
			if (node.isString()) {
				this.names.addAll(new Template(node.stringValue()).names());
			}
			node.forEach(this::collectNames);
		}

		@Override
		public Set<String> names() {
			return this.names;
		}

		@Override
		public String render(Map<String, String> values) {
			return MAPPER.writeValueAsString(filled(this.document, values));
		}

		private static String filled(String text, Map<String, String> values) {
			return new Template(text).render(values, UnaryOperator.identity());
		}

		private static JsonNode filled(JsonNode node, Map<String, String> values) {
			if (node instanceof ObjectNode object) {
				ObjectNode copy = MAPPER.createObjectNode();
				object.properties().forEach((entry) -> copy.set(entry.getKey(), filled(entry.getValue(), values)));
				return copy;
			}
			if (node instanceof ArrayNode array) {
				ArrayNode copy = MAPPER.createArrayNode();
				array.forEach((element) -> copy.add(filled(element, values)));
				return copy;
			}
			return node.isString() ? MAPPER.getNodeFactory().stringNode(filled(node.stringValue(), values)) : node;
		}

	}

}
