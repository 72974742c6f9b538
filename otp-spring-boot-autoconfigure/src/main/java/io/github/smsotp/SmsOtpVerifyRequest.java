package io.github.smsotp;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A code that somebody has typed in.
 *
 * @param account the stable id of the account
 * @param challenge the challenge of the session, {@code null} if it has none
 * @param code the code as it was typed, without spaces and hyphens
 */
public record SmsOtpVerifyRequest(String account, @Nullable SmsOtpChallenge challenge, String code) {

	public SmsOtpVerifyRequest {
		Assert.hasText(account, "account cannot be empty");
		Assert.hasText(code, "code cannot be empty");
	}

	@Override
	public String toString() {
		return "SmsOtpVerifyRequest[account=" + this.account + ", code=[PROTECTED]]";
	}

}
