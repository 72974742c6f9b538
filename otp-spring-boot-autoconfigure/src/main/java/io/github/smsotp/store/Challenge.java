package io.github.smsotp.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A code that somebody is expected to type in. Immutable.
 *
 * @param id the random id, which only the HTTP session knows besides the store
 * @param mac the keyed hash of the code
 * @param replaced the keyed hashes of the codes that a resend has replaced
 * @param issuedAt when the code was issued
 * @param expiresAt from when on it is worth nothing
 * @param attemptsLeft how many guesses the code still allows
 */
public record Challenge(String id, CodeMac mac, List<CodeMac> replaced, Instant issuedAt, Instant expiresAt,
		int attemptsLeft) {

	private static final int REPLACED_KEPT = 3;

	public Challenge {
		replaced = List.copyOf(replaced);
	}

	static Challenge of(IssuedCode code, @Nullable Challenge before) {
		List<CodeMac> replaced = (before != null) ? before.macs() : List.of();
		return new Challenge(code.challengeId(), code.mac(), replaced, code.issuedAt(), code.expiresAt(),
				code.attempts());
	}

	boolean isLive(Instant now) {
		return now.isBefore(this.expiresAt);
	}

	boolean accepts(List<CodeMac> candidates) {
		return CodeMac.matchAny(List.of(this.mac), candidates);
	}

	boolean hasReplaced(List<CodeMac> candidates) {
		return CodeMac.matchAny(this.replaced, candidates);
	}

	Challenge withAttemptTaken() {
		return new Challenge(this.id, this.mac, this.replaced, this.issuedAt, this.expiresAt, this.attemptsLeft - 1);
	}

	private List<CodeMac> macs() {
		return Stream.concat(Stream.of(this.mac), this.replaced.stream()).limit(REPLACED_KEPT).toList();
	}

	@Override
	public String toString() {
		return "Challenge[issuedAt=" + this.issuedAt + ", expiresAt=" + this.expiresAt + ", attemptsLeft="
				+ this.attemptsLeft + "]";
	}

}
