package io.github.smsotp.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The fields of a request body, a form or JSON. A field that is there twice is none, and
 * so is one that stands in the URL, since URLs are logged (OWASP ASVS 5.0 14.2.1). Can be
 * read from a request once.
 */
final class RequestFields {

	private static final int MAX_BODY = 8192;

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private final HttpServletRequest request;

	private final @Nullable JsonNode json;

	private RequestFields(HttpServletRequest request, @Nullable JsonNode json) {
		this.request = request;
		this.json = json;
	}

	static RequestFields of(HttpServletRequest request) throws IOException {
		return new RequestFields(request, MediaTypes.isJson(request) ? json(request) : null);
	}

	boolean isAbsent(String name) {
		if (this.json != null) {
			return this.json.isObject() && !this.json.has(name);
		}
		try {
			return this.request.getParameterValues(name) == null;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return false;
		}
	}

	@Nullable String get(String name) {
		if (this.json == null) {
			return isInUrl(name) ? null : parameter(this.request, name);
		}
		JsonNode value = this.json.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	static @Nullable String parameter(HttpServletRequest request, String name) {
		try {
			String[] values = request.getParameterValues(name);
			return (values != null && values.length == 1) ? values[0] : null;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			// servlet containers throw these where a form cannot be decoded
			return null;
		}
	}

	private boolean isInUrl(String name) {
		String query = this.request.getQueryString();
		return query != null && Stream.of(query.split("&"))
			.map((pair) -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
			.anyMatch(name::equals);
	}

	private static JsonNode json(HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
		if (body.length > MAX_BODY) {
			return MissingNode.getInstance();
		}
		try {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

}
