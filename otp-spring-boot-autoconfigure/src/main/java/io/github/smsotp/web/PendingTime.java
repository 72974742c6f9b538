package io.github.smsotp.web;

import java.time.Clock;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

/**
 * How long a login may wait for its code, counted from the first factor.
 */
final class PendingTime {

	private static final String OVER = PendingTime.class.getName() + ".OVER";

	private final Duration ttl;

	private final Clock clock;

	PendingTime(Duration ttl, Clock clock) {
		this.ttl = ttl;
		this.clock = clock;
	}

	boolean isUsedUp(LoginSession login) {
		return !this.clock.instant().isBefore(login.started().plus(this.ttl));
	}

	static void markOver(HttpServletRequest request) {
		request.setAttribute(OVER, true);
	}

	/**
	 * Whether this request has ended its login, which has waited too long.
	 * @param request the request
	 * @return {@code true} if it has
	 */
	static boolean isOver(HttpServletRequest request) {
		return request.getAttribute(OVER) != null;
	}

}
