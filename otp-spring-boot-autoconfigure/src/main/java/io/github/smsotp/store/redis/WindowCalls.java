package io.github.smsotp.store.redis;

import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;

/**
 * What {@code window.lua} can be asked.
 */
final class WindowCalls {

	private final String prefix;

	WindowCalls(String prefix) {
		this.prefix = prefix + "window:";
	}

	ScriptCall take(SendClaim claim, Instant now) {
		RateLimit limit = claim.limit();
		return call(claim, "take", EntryText.of(now), String.valueOf(limit.count()), EntryText.millis(limit.window()),
				EntryText.of(limit.counted(now)), EntryText.millis(limit.keepFor()));
	}

	ScriptCall giveBack(SendClaim claim, Instant reservedAt) {
		return call(claim, "giveBack", EntryText.of(claim.limit().counted(reservedAt)));
	}

	ScriptCall view(SendClaim claim) {
		return call(claim, "view");
	}

	private ScriptCall call(SendClaim claim, String... arguments) {
		return new ScriptCall(RedisScript.WINDOW, this.prefix + "{" + claim.window() + "}", List.of(arguments));
	}

}
