package io.github.smsotp;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.IssuedCode;
import org.jspecify.annotations.Nullable;

/**
 * Makes challenges, and turns codes into what the store may see of them.
 */
final class SmsOtpCodes {

	private static final int CHALLENGE_BYTES = 24;

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

	IssuedCode issued(SmsOtpChallenge challenge, String account, PhoneNumber phone, String code, Instant now) {
		CodeMac mac = this.hash.sign(binding(challenge, account, phone), code);
		return new IssuedCode(challenge.id(), mac, now, challenge.expiresAt(), this.policy.maxAttempts());
	}

	Guess guess(SmsOtpChallenge challenge, String account, PhoneNumber phone, String code, Instant now) {
		List<CodeMac> macs = this.hash.candidates(binding(challenge, account, phone), code);
		return new Guess(challenge.id(), macs, now);
	}

	private static CodeBinding binding(SmsOtpChallenge challenge, String account, PhoneNumber phone) {
		return new CodeBinding(challenge.id(), account, phone, SmsOtpPurpose.LOGIN);
	}

	private String randomId() {
		byte[] id = new byte[CHALLENGE_BYTES];
		this.random.nextBytes(id);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
	}

}
