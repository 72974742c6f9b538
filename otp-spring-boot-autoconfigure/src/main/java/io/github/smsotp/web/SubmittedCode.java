package io.github.smsotp.web;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the code out of a request body, in the form that people may type it in: spaces
 * and hyphens in it do not count, digits are ASCII. A code in the URL is none, since URLs
 * are logged (OWASP ASVS 5.0 14.2.1).
 */
final class SubmittedCode {

	private static final String PARAMETER = "code";

	private static final int MAX_BODY = 8192;

	private static final Pattern SEPARATORS = Pattern.compile("[ \\t\\u00a0-]");

	private static final Pattern DIGITS = Pattern.compile("[0-9]{6,10}");

	private static final int MAX_TYPED = 40;

	private final JsonMapper json = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

	String read(HttpServletRequest request) throws MalformedCodeException, IOException {
		String typed = MediaTypes.isJson(request) ? fromJson(request) : fromForm(request);
		if (typed == null || typed.length() > MAX_TYPED) {
			throw new MalformedCodeException();
		}
		String code = SEPARATORS.matcher(typed).replaceAll("");
		if (!DIGITS.matcher(code).matches()) {
			throw new MalformedCodeException();
		}
		return code;
	}

	private @Nullable String fromForm(HttpServletRequest request) {
		String query = request.getQueryString();
		String[] values = request.getParameterValues(PARAMETER);
		boolean inUrl = query != null && query.contains(PARAMETER + "=");
		return (values != null && values.length == 1 && !inUrl) ? values[0] : null;
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
