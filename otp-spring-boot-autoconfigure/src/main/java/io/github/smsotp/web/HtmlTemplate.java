package io.github.smsotp.web;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;
import org.springframework.web.util.HtmlUtils;

/**
 * A piece of HTML with places to fill, such as <code>{label}</code>. What is filled in is
 * escaped unless it is HTML itself, and is not looked at for further places.
 */
final class HtmlTemplate {

	private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

	private final String html;

	private final Map<String, String> values = new HashMap<>();

	private HtmlTemplate(String html) {
		this.html = html;
	}

	static HtmlTemplate of(String html) {
		return new HtmlTemplate(html);
	}

	HtmlTemplate text(String place, String text) {
		return html(place, HtmlUtils.htmlEscape(text, "UTF-8"));
	}

	HtmlTemplate html(String place, String html) {
		this.values.put(place, html);
		return this;
	}

	String render() {
		return PLACE.matcher(this.html).replaceAll((place) -> Matcher.quoteReplacement(value(place)));
	}

	private String value(MatchResult place) {
		String value = this.values.get(place.group(1));
		Assert.state(value != null, () -> "nothing stands for " + place.group());
		return value;
	}

}
