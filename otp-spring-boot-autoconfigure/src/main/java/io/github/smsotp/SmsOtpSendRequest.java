package io.github.smsotp;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A request to text a code to the confirmed number of an account.
 *
 * @param account the stable id of the account
 * @param challenge the challenge of the session, whose code is replaced; {@code null} if
 * it has none yet
 * @param locale the language of the text
 */
public record SmsOtpSendRequest(String account, @Nullable SmsOtpChallenge challenge, Locale locale) {

	public SmsOtpSendRequest {
		Assert.hasText(account, "account cannot be empty");
		Assert.notNull(locale, "locale cannot be null");
	}

}
