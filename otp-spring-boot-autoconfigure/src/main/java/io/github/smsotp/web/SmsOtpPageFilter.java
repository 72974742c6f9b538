package io.github.smsotp.web;

import java.io.IOException;

import io.github.smsotp.SmsOtpStatus;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/**
 * Shows how the login stands: the page, or the state in JSON. Sends nothing.
 */
public final class SmsOtpPageFilter extends SmsOtpCallFilter {

	private final SmsOtpResponses responses;

	private final SmsOtpPaths paths;

	private final @Nullable SmsOtpPhones phones;

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param logins the logins of the chain
	 * @param responses what writes the answers
	 * @param successHandler where who has the factor is led on to
	 * @param paths where the pages lie
	 * @param phones the phones of the chain, where whoever has no number is led;
	 * {@code null} if it has none
	 */
	public SmsOtpPageFilter(RequestMatcher matcher, SmsOtpLogins logins, SmsOtpResponses responses,
			AuthenticationSuccessHandler successHandler, SmsOtpPaths paths, @Nullable SmsOtpPhones phones) {
		super(matcher, logins, responses, successHandler);
		Assert.notNull(paths, "paths cannot be null");
		this.responses = responses;
		this.paths = paths;
		this.phones = phones;
	}

	@Override
	SmsOtpAnswer answer(SmsOtpLogins logins, HttpServletRequest request, Authentication authentication) {
		SmsOtpStatus status = logins.status(request, authentication);
		return SmsOtpAnswer.of(leadsToPhone(request, authentication, status) ? HttpStatus.FOUND : HttpStatus.OK,
				status);
	}

	@Override
	void write(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer answer)
			throws IOException, ServletException {
		if (answer.httpStatus() == HttpStatus.FOUND) {
			this.responses.redirect(request, response, this.paths.phone());
			return;
		}
		super.write(request, response, answer);
	}

	private boolean leadsToPhone(HttpServletRequest request, Authentication authentication, SmsOtpStatus status) {
		return this.phones != null && status.state() == SmsOtpStatus.State.ENROLLMENT_REQUIRED
				&& MediaTypes.wantsHtml(request) && !PageQuery.BYPASS.isIn(request)
				&& this.phones.mayEnroll(request, authentication);
	}

	@Override
	void verified(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
			throws IOException, ServletException {
		if (MediaTypes.wantsHtml(request)) {
			super.verified(request, response, authentication);
			return;
		}
		SmsOtpStatus verified = new SmsOtpStatus(SmsOtpStatus.State.VERIFIED, null, null, null, 0, null);
		write(request, response, SmsOtpAnswer.of(HttpStatus.OK, verified));
	}

}
