package io.github.smsotp.sms.http;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.util.Assert;

/**
 * A text with names in braces. Values are put in once and encoded as they are, so that
 * braces in a value stand for nothing.
 *
 * @param text the text
 * @param names the names in it
 */
record Template(String text, Set<String> names) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");

	Template(String text) {
		this(text,
				PLACEHOLDER.matcher(text)
					.results()
					.map((result) -> result.group(1))
					.collect(Collectors.toUnmodifiableSet()));
	}

	String literals() {
		return PLACEHOLDER.matcher(this.text).replaceAll("");
	}

	String render(Map<String, String> values, UnaryOperator<String> encode) {
		return PLACEHOLDER.matcher(this.text)
			.replaceAll((result) -> Matcher.quoteReplacement(encode.apply(value(result, values))));
	}

	private static String value(MatchResult placeholder, Map<String, String> values) {
		String value = values.get(placeholder.group(1));
		Assert.state(value != null, () -> "There is no " + placeholder.group());
		return value;
	}

	@Override
	public String toString() {
		return "Template" + this.names;
	}

}
