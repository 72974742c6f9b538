package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * So many in so long, written {@code 3/10m}. Up to {@value #EXACT} are counted to the
 * millisecond; more are counted in buckets of which {@value #BUCKETS} make a window, and
 * each as if it had happened at the end of its bucket, so that never too many fit, and
 * what leaves the window leaves it at most a sixtieth late. Stores that count in their
 * own language keep to this. Immutable.
 *
 * @param count how many are allowed, at least one
 * @param window in how long a time, whole seconds, one second to 366 days
 */
public record RateLimit(int count, Duration window) {

	/**
	 * Up to how many are counted to the millisecond.
	 */
	public static final int EXACT = 100;

	private static final int BUCKETS = 60;

	private static final int MAX_DAYS = 366;

	private static final Pattern SPELLING = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})([smhd])");

	public RateLimit {
		Assert.isTrue(count > 0, "count must be positive");
		Assert.notNull(window, "window cannot be null");
		Assert.isTrue(window.compareTo(Duration.ofSeconds(1)) >= 0, "window must be at least one second");
		Assert.isTrue(window.compareTo(Duration.ofDays(MAX_DAYS)) <= 0, "window must be at most 366 days");
		Assert.isTrue(window.getNano() == 0, "window must be whole seconds");
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

	/**
	 * Whether another limit can never be reached by who keeps to this one.
	 * @param other the other limit
	 * @return {@code true} if this limit leaves the other nothing to do
	 */
	public boolean implies(RateLimit other) {
		return ceilDiv(other.window.toSeconds(), this.window.toSeconds()) <= other.count / this.count;
	}

	/**
	 * When something counts as having happened.
	 * @param at when it happened
	 * @return the same millisecond, or the end of its bucket
	 */
	public Instant counted(Instant at) {
		long millis = at.toEpochMilli();
		return Instant.ofEpochMilli((this.count <= EXACT) ? millis : ceilDiv(millis, bucket()) * bucket());
	}

	/**
	 * How long something has to be remembered that has just been counted.
	 * @return the time
	 */
	public Duration keepFor() {
		return (this.count <= EXACT) ? this.window : this.window.plusMillis(bucket());
	}

	private long bucket() {
		return this.window.toMillis() / BUCKETS;
	}

	private static long ceilDiv(long dividend, long divisor) {
		return -Math.floorDiv(-dividend, divisor);
	}

	@Override
	public String toString() {
		long seconds = this.window.toSeconds();
		if (seconds % 86_400 == 0 && seconds > 86_400) {
			return this.count + "/" + seconds / 86_400 + "d";
		}
		if (seconds % 3_600 == 0) {
			return this.count + "/" + seconds / 3_600 + "h";
		}
		return this.count + "/" + ((seconds % 60 == 0) ? seconds / 60 + "m" : seconds + "s");
	}

}
