package io.github.smsotp;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a browser makes of a text, as of WICG "Origin-bound one-time codes delivered via
 * SMS" §3.2.
 *
 * @param host the top-level host
 * @param code the code
 * @param embeddedHost the host of a frame, {@code null} if there is none
 */
public record BoundLine(String host, String code, @Nullable String embeddedHost) {

	/**
	 * Parses a text.
	 * @param text the whole text
	 * @return what it is bound to, {@code null} if to nothing
	 */
	public static @Nullable BoundLine parse(String text) {
		String line = text.substring(text.lastIndexOf('\n') + 1);
		String[] host = field(line, '@');
		String[] code = (host != null) ? field(host[1], '#') : null;
		if (host == null || code == null) {
			return null;
		}
		String[] embedded = field(code[1], '@');
		return new BoundLine(host[0], code[0], (embedded != null) ? embedded[0] : null);
	}

	// a sign, what stands behind it up to a blank, and the rest behind the one blank
	private static String @Nullable [] field(String line, char sign) {
		if (line.length() < 2 || line.charAt(0) != sign || line.charAt(1) == ' ') {
			return null;
		}
		int blank = line.indexOf(' ');
		return (blank < 0) ? new String[] { line.substring(1), "" }
				: new String[] { line.substring(1, blank), line.substring(blank + 1) };
	}

	/**
	 * Parses a text that must be bound.
	 * @param text the whole text
	 * @return what it is bound to
	 */
	public static BoundLine of(String text) {
		BoundLine bound = parse(text);
		Assert.state(bound != null, () -> "not bound: " + text);
		return bound;
	}

}
