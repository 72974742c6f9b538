package io.github.smsotp;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A request to text a code.
 *
 * @param subject whom the code is for, and what for
 * @param challenge the challenge of the session, whose code is replaced; {@code null} if
 * it has none yet
 * @param locale the language of the text
 */
public record SmsOtpSendRequest(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge, Locale locale) {

	public SmsOtpSendRequest {
		Assert.notNull(subject, "subject cannot be null");
		Assert.notNull(locale, "locale cannot be null");
	}

}
