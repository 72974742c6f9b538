package io.github.smsotp.store;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * So many in so long, written {@code 3/10m}. Immutable.
 *
 * @param count how many are allowed, at least one
 * @param window in how long a time, at least one second
 */
public record RateLimit(int count, Duration window) {

	private static final Pattern SPELLING = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})([smhd])");

	public RateLimit {
		Assert.isTrue(count > 0, "count must be positive");
		Assert.notNull(window, "window cannot be null");
		Assert.isTrue(window.compareTo(Duration.ofSeconds(1)) >= 0, "window must be at least one second");
	}

	/**
	 * Reads the written form: a count, a slash, and a time in {@code s}, {@code m},
	 * {@code h} or {@code d}.
	 * @param text for example {@code 10/24h}
	 * @return the limit
	 * @throws IllegalArgumentException if the text is none
	 */
	public static RateLimit valueOf(String text) {
		Matcher matcher = SPELLING.matcher(text.strip().toLowerCase(Locale.ROOT));
		Assert.isTrue(matcher.matches(), () -> "'" + text + "' is not of the form count/window, for example 3/10m");
		long amount = Long.parseLong(matcher.group(2));
		Duration window = switch (matcher.group(3)) {
			case "s" -> Duration.ofSeconds(amount);
			case "m" -> Duration.ofMinutes(amount);
			case "h" -> Duration.ofHours(amount);
			default -> Duration.ofDays(amount);
		};
		return new RateLimit(Integer.parseInt(matcher.group(1)), window);
	}

	@Override
	public String toString() {
		return this.count + "/" + this.window.toString().substring(2).toLowerCase(Locale.ROOT);
	}

}
