package io.github.smsotp;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SlidingWindow;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Counts by client in the memory of this node. Coarse, since clients come and go: only so
 * many windows are remembered, and the one that was quiet for longest goes. A client that
 * is not known is not counted. Safe for use by several threads.
 */
final class ClientWindows {

	static final int MAX_WINDOWS = 10_000;

	private static final Log logger = LogFactory.getLog(ClientWindows.class);

	private final Map<Key, SlidingWindow> windows = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, SlidingWindow> eldest) {
			return size() > MAX_WINDOWS;
		}

	};

	private final String property;

	private final List<RateLimit> limits;

	private boolean told;

	ClientWindows(String property, List<RateLimit> limits) {
		this.property = property;
		this.limits = limits;
	}

	// counts one more, or says when one more will fit
	synchronized @Nullable Instant take(@Nullable String client, Instant now) {
		Instant full = fullUntil(client, now);
		if (client != null && full == null) {
			this.limits.forEach((limit) -> this.windows.merge(new Key(client, limit),
					SlidingWindow.EMPTY.with(limit, now), (counted, one) -> counted.with(limit, now)));
		}
		return full;
	}

	synchronized void giveBack(@Nullable String client, Instant at) {
		if (client != null) {
			this.limits.forEach((limit) -> this.windows.computeIfPresent(new Key(client, limit), (key, counted) -> {
				SlidingWindow after = counted.without(limit, at);
				return after.isEmpty() ? null : after;
			}));
		}
	}

	synchronized @Nullable Instant fullUntil(@Nullable String client, Instant now) {
		Instant until = null;
		if (client != null) {
			for (RateLimit limit : this.limits) {
				SlidingWindow counted = this.windows.getOrDefault(new Key(client, limit), SlidingWindow.EMPTY);
				until = SlidingWindow.later(until, counted.fullUntil(limit, now));
			}
		}
		return until;
	}

	// a site whose clients all seem to be one has to learn why it refuses them
	synchronized void tellOnce() {
		if (!this.told) {
			this.told = true;
			logger.warn("A client has reached sms-otp.limits." + this.property + " " + this.limits
					+ ". If it is a proxy that others stand behind, set server.forward-headers-strategy.");
		}
	}

	synchronized int size() {
		return this.windows.size();
	}

	private record Key(String client, RateLimit limit) {
	}

}
