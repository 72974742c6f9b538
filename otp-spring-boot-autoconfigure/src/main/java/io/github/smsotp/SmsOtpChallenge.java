package io.github.smsotp;

import java.time.Instant;

import org.springframework.util.Assert;

/**
 * What a session keeps of a code that is on its way: enough to verify a guess, nothing to
 * make one of. Immutable; the id is a secret of the session, so {@link #toString()} does
 * not show it.
 *
 * @param id the random id of the challenge
 * @param expiresAt from when on the code is worth nothing
 */
public record SmsOtpChallenge(String id, Instant expiresAt) {

	public SmsOtpChallenge {
		Assert.hasText(id, "id cannot be empty");
		Assert.notNull(expiresAt, "expiresAt cannot be null");
	}

	@Override
	public String toString() {
		return "SmsOtpChallenge[expiresAt=" + this.expiresAt + "]";
	}

}
