package io.github.smsotp.web;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the code out of a request body, in the form that people may type it in: spaces
 * and hyphens in it do not count, digits are ASCII, and the case of a bypass code does
 * not count either.
 */
final class SubmittedCode {

	private static final String PARAMETER = "code";

	private static final Pattern SEPARATORS = Pattern.compile("[ \\t\\u00a0-]");

	private static final Pattern CODE = Pattern.compile("[0-9]{6,10}|[A-Za-z2-7]{16}");

	private static final int MAX_TYPED = 40;

	private SubmittedCode() {
	}

	static String read(HttpServletRequest request) throws MalformedCodeException, IOException {
		String typed = RequestFields.of(request).get(PARAMETER);
		if (typed == null || typed.length() > MAX_TYPED) {
			throw new MalformedCodeException();
		}
		String code = SEPARATORS.matcher(typed).replaceAll("");
		if (!CODE.matcher(code).matches()) {
			throw new MalformedCodeException();
		}
		return code.toUpperCase(Locale.ROOT);
	}

}
