package io.github.smsotp.sms.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The {@code Retry-After} header of RFC 9110, section 10.2.3: seconds or a date.
 */
final class RetryAfter {

	private RetryAfter() {
	}

	static @Nullable Duration in(HttpHeaders headers, Clock clock) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		return value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, clock);
	}

	private static @Nullable Duration until(String date, Clock clock) {
		try {
			ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
			Duration wait = Duration.between(clock.instant(), then);
			return wait.isNegative() ? Duration.ZERO : wait;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
