package io.github.smsotp;

import java.time.Instant;

import org.springframework.util.Assert;

/**
 * A one-time code for somebody who lost the phone. It is shown here and never again.
 *
 * @param code 16 letters and digits (80 bits in Base32, RFC 4648), to be typed in where a
 * code is asked for; case and spaces do not count
 * @param expiresAt from when on it is worth nothing
 */
public record SmsOtpBypassCode(String code, Instant expiresAt) {

	public SmsOtpBypassCode {
		Assert.hasText(code, "code cannot be empty");
		Assert.notNull(expiresAt, "expiresAt cannot be null");
	}

	@Override
	public String toString() {
		return "SmsOtpBypassCode[code=[PROTECTED], expiresAt=" + this.expiresAt + "]";
	}

}
