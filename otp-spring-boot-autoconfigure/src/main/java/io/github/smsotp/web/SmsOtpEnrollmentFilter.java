package io.github.smsotp.web;

import java.io.IOException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Sends a code to a new number, and answers with 302 to the page, or with the state in
 * JSON and status 202. Without a number it sends again to the one that is to be
 * confirmed.
 */
public final class SmsOtpEnrollmentFilter extends SmsOtpPhoneCallFilter {

	private static final String PHONE = "phone";

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param phones the phones of the chain
	 * @param responses what writes the answers
	 * @param paths where the page lies
	 */
	public SmsOtpEnrollmentFilter(RequestMatcher matcher, SmsOtpPhones phones, SmsOtpResponses responses,
			SmsOtpPaths paths) {
		super(matcher, phones, responses, paths);
	}

	@Override
	SmsOtpAnswer answer(PhoneVisit visit, SmsOtpPhones phones) throws IOException {
		RequestFields fields = RequestFields.of(visit.request());
		if (fields.isAbsent(PHONE)) {
			return phones.resend(visit);
		}
		String typed = fields.get(PHONE);
		return phones.enter(visit, (typed != null) ? typed : "", upperCase(fields.get("region")));
	}

	private static @Nullable String upperCase(@Nullable String region) {
		return (region != null) ? region.toUpperCase(Locale.ROOT) : null;
	}

}
