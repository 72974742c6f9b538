package io.github.smsotp;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.IssuedCode;
import org.jspecify.annotations.Nullable;

/**
 * Makes challenges, and turns codes into what the store may see of them.
 */
final class SmsOtpCodes {

	private static final int CHALLENGE_BYTES = 24;

	private static final String BYPASS = "bypass";

	private static final String ENROLLMENT = "enrollment";

	private final SecureRandom random = new SecureRandom();

	private final KeyedCodeHash hash;

	private final SmsOtpPolicy policy;

	SmsOtpCodes(CodeKeys keys, SmsOtpPolicy policy) {
		this.hash = new KeyedCodeHash(keys);
		this.policy = policy;
	}

	SmsOtpChallenge challenge(@Nullable SmsOtpChallenge current, Instant now) {
		String id = (current != null) ? current.id() : randomId();
		return new SmsOtpChallenge(id, now.plus(this.policy.codeTtl()));
	}

	IssuedCode issued(SmsOtpChallenge challenge, SmsOtpSubject subject, PhoneNumber phone, String code, Instant now) {
		CodeMac mac = this.hash.sign(binding(challenge, subject, phone).with(code));
		return new IssuedCode(entry(challenge, subject), mac, now, challenge.expiresAt(), this.policy.maxAttempts());
	}

	Guess guess(SmsOtpChallenge challenge, SmsOtpSubject subject, PhoneNumber phone, String code, Instant now) {
		return new Guess(entry(challenge, subject), this.hash.candidates(binding(challenge, subject, phone).with(code)),
				now);
	}

	// an account enrols one number at a time, whichever session asks: the newest code
	// replaces all others, and which session it belongs to is bound into its hash
	static String entry(SmsOtpChallenge challenge, SmsOtpSubject subject) {
		return subject.isEnrollment() ? ENROLLMENT : challenge.id();
	}

	BypassCode bypass(String account, String code, Instant expiresAt) {
		return new BypassCode(this.hash.sign(BYPASS, account, code), expiresAt);
	}

	Guess bypassGuess(String account, String code, Instant now) {
		return new Guess(null, this.hash.candidates(BYPASS, account, code), now);
	}

	private static CodeBinding binding(SmsOtpChallenge challenge, SmsOtpSubject subject, PhoneNumber phone) {
		return new CodeBinding(challenge.id(), subject.account(), phone, subject.purpose());
	}

	private String randomId() {
		byte[] id = new byte[CHALLENGE_BYTES];
		this.random.nextBytes(id);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
	}

}
