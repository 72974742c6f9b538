package io.github.smsotp.web;

import io.github.smsotp.SmsOtpChallenge;
import io.github.smsotp.SmsOtpSubject;
import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A number whose code has not come back yet. Lives in one session.
 *
 * @param number the number
 * @param former the number that goes when it is confirmed, {@code null} if the account
 * had none
 * @param challenge the challenge of its code
 */
record PendingNumber(PhoneNumber number, @Nullable PhoneNumber former, SmsOtpChallenge challenge) {

	SmsOtpSubject subject(String account, @Nullable String client) {
		return subject(this.number, this.former, account, client);
	}

	static SmsOtpSubject subject(PhoneNumber number, @Nullable PhoneNumber former, String account,
			@Nullable String client) {
		return SmsOtpSubject.enrollment(account, number).inPlaceOf(former).from(client);
	}

}
