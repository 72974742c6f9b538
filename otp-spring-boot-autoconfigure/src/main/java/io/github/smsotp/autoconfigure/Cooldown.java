package io.github.smsotp.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;

/**
 * A wait that an empty value switches off, which a plain {@link Duration} would not.
 *
 * @param duration the wait, {@code null} for none
 */
public record Cooldown(@Nullable Duration duration) {

	/**
	 * Reads a property value.
	 * @param text for example {@code 30s}, or empty
	 * @return the wait
	 */
	public static Cooldown valueOf(String text) {
		return new Cooldown(StringUtils.hasText(text) ? DurationStyle.detectAndParse(text.strip()) : null);
	}

}
