package io.github.smsotp.store;

import java.time.Instant;
import java.util.List;

/**
 * A code that an administrator has given to somebody who lost the phone, as the store may
 * see it. Immutable.
 *
 * @param mac the keyed hash of the code
 * @param expiresAt from when on it is worth nothing
 */
public record BypassCode(CodeMac mac, Instant expiresAt) {

	boolean accepts(List<CodeMac> candidates) {
		return CodeMac.matchAny(List.of(this.mac), candidates);
	}

}
