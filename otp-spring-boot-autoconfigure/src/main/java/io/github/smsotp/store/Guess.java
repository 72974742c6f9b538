package io.github.smsotp.store;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A code that somebody has typed in, as the store may see it.
 *
 * @param challengeId the challenge of the session that the guess came with, {@code null}
 * for a bypass code, which needs none
 * @param macs the keyed hashes of the guess, one for each key that still verifies
 * @param at when it was made
 */
public record Guess(@Nullable String challengeId, List<CodeMac> macs, Instant at) {

	public Guess {
		Assert.isTrue(challengeId == null || !challengeId.isBlank(), "challengeId cannot be empty");
		macs = List.copyOf(macs);
	}

	@Override
	public String toString() {
		return "Guess[at=" + this.at + "]";
	}

}
