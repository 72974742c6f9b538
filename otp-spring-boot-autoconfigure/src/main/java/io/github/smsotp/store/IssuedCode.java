package io.github.smsotp.store;

import java.time.Instant;

import org.springframework.util.Assert;

/**
 * A code that has just been handed to the gateway, on its way into the store.
 *
 * @param challengeId the challenge it belongs to; a live code of the same challenge is
 * replaced
 * @param mac the keyed hash of the code
 * @param issuedAt when it was issued
 * @param expiresAt from when on it is worth nothing
 * @param attempts how many guesses it allows
 */
public record IssuedCode(String challengeId, CodeMac mac, Instant issuedAt, Instant expiresAt, int attempts) {

	public IssuedCode {
		Assert.hasText(challengeId, "challengeId cannot be empty");
		Assert.isTrue(expiresAt.isAfter(issuedAt), "expiresAt must be after issuedAt");
		Assert.isTrue(attempts > 0, "attempts must be positive");
	}

	@Override
	public String toString() {
		return "IssuedCode[issuedAt=" + this.issuedAt + ", expiresAt=" + this.expiresAt + "]";
	}

}
