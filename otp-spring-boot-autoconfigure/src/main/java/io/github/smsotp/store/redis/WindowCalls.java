package io.github.smsotp.store.redis;

import java.time.Instant;
import java.util.List;

import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.StateText;

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
		return call(claim, "take", StateText.of(now), String.valueOf(limit.count()), ScriptText.millis(limit.window()),
				StateText.of(limit.counted(now)), ScriptText.millis(limit.keepFor()));
	}

	ScriptCall giveBack(SendClaim claim, Instant reservedAt) {
		return call(claim, "giveBack", StateText.of(claim.limit().counted(reservedAt)));
	}

	ScriptCall view(SendClaim claim) {
		return call(claim, "view");
	}

	private ScriptCall call(SendClaim claim, String... arguments) {
		return new ScriptCall(Scripts.WINDOW, this.prefix + "{" + claim.window() + "}", List.of(arguments));
	}

}
