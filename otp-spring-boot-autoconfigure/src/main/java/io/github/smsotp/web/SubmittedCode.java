package io.github.smsotp.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the code out of a request body, in the form that people may type it in: spaces
 * and hyphens in it do not count, digits are ASCII, and the case of a bypass code does
 * not count either. A code in the URL is none, since URLs are logged (OWASP ASVS 5.0
 * 14.2.1).
 */
final class SubmittedCode {

	private static final String PARAMETER = "code";

	private static final int MAX_BODY = 8192;

	private static final Pattern SEPARATORS = Pattern.compile("[ \\t\\u00a0-]");

	private static final Pattern CODE = Pattern.compile("[0-9]{6,10}|[A-Za-z2-7]{16}");

	private static final int MAX_TYPED = 40;

	private final JsonMapper json = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

	String read(HttpServletRequest request) throws MalformedCodeException, IOException {
		String typed = MediaTypes.isJson(request) ? fromJson(request) : fromForm(request);
		if (typed == null || typed.length() > MAX_TYPED) {
			throw new MalformedCodeException();
		}
		String code = SEPARATORS.matcher(typed).replaceAll("");
		if (!CODE.matcher(code).matches()) {
			throw new MalformedCodeException();
		}
		return code.toUpperCase(Locale.ROOT);
	}

	private @Nullable String fromForm(HttpServletRequest request) {
		try {
			String[] values = request.getParameterValues(PARAMETER);
			return (values != null && values.length == 1 && !isInUrl(request)) ? values[0] : null;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			// servlet containers throw these where a form cannot be decoded
			return null;
		}
	}

	private static boolean isInUrl(HttpServletRequest request) {
		String query = request.getQueryString();
		return query != null && Stream.of(query.split("&"))
			.map((pair) -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
			.anyMatch(PARAMETER::equals);
	}

	private @Nullable String fromJson(HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
		if (body.length > MAX_BODY) {
			return null;
		}
		try {
			JsonNode code = this.json.readTree(body).path(PARAMETER);
			return code.isString() ? code.stringValue() : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
