package io.github.smsotp.web;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Removes the own number, and answers with 302 to the page, or with JSON.
 */
public final class SmsOtpRemovalFilter extends SmsOtpPhoneCallFilter {

	private final String done;

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param phones the phones of the chain
	 * @param responses what writes the answers
	 * @param paths where the page lies
	 */
	public SmsOtpRemovalFilter(RequestMatcher matcher, SmsOtpPhones phones, SmsOtpResponses responses,
			SmsOtpPaths paths) {
		super(matcher, phones, responses, paths);
		this.done = paths.phone(PageQuery.REMOVED);
	}

	@Override
	String done() {
		return this.done;
	}

	@Override
	PageQuery query() {
		return PageQuery.REMOVE;
	}

	@Override
	SmsOtpAnswer answer(PhoneVisit visit, SmsOtpPhones phones) {
		return phones.remove(visit);
	}

}
