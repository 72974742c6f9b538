package io.github.smsotp.web;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Shows the own number, masked, or the form to add one, as a page or as JSON. With the
 * query {@code change} it shows the form in any case, and with {@code remove} it asks for
 * a factor that is fresh enough.
 */
public final class SmsOtpPhonePageFilter extends SmsOtpPhoneCallFilter {

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param phones the phones of the chain
	 * @param responses what writes the answers
	 * @param paths where the page lies
	 */
	public SmsOtpPhonePageFilter(RequestMatcher matcher, SmsOtpPhones phones, SmsOtpResponses responses,
			SmsOtpPaths paths) {
		super(matcher, phones, responses, paths);
	}

	@Override
	SmsOtpAnswer answer(PhoneVisit visit, SmsOtpPhones phones) {
		return phones.show(visit);
	}

}
