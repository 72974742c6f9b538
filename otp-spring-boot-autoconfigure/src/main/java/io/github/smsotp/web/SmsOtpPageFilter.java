package io.github.smsotp.web;

import java.io.IOException;

import io.github.smsotp.SmsOtpStatus;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Shows how the login stands: the page, or the state in JSON. Sends nothing.
 */
public final class SmsOtpPageFilter extends SmsOtpCallFilter {

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param logins the logins of the chain
	 * @param responses what writes the answers
	 * @param successHandler where who has the factor is led on to
	 */
	public SmsOtpPageFilter(RequestMatcher matcher, SmsOtpLogins logins, SmsOtpResponses responses,
			AuthenticationSuccessHandler successHandler) {
		super(matcher, logins, responses, successHandler);
	}

	@Override
	SmsOtpAnswer answer(SmsOtpLogins logins, HttpServletRequest request, Authentication authentication) {
		return SmsOtpAnswer.of(HttpStatus.OK, logins.status(request, authentication));
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
