package io.github.smsotp;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A code that somebody has typed in.
 *
 * @param subject whom the code is for, and what for
 * @param challenge the challenge of the session, {@code null} if it has none
 * @param code the code without spaces and hyphens, and a bypass code in capital letters
 */
public record SmsOtpVerifyRequest(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge, String code) {

	public SmsOtpVerifyRequest {
		Assert.notNull(subject, "subject cannot be null");
		Assert.hasText(code, "code cannot be empty");
	}

	@Override
	public String toString() {
		return "SmsOtpVerifyRequest[subject=" + this.subject + ", code=[PROTECTED]]";
	}

}
