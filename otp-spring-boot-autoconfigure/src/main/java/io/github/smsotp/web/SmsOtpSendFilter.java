package io.github.smsotp.web;

import java.io.IOException;

import io.github.smsotp.SmsOtpSendResult;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/**
 * Sends a code, or sends again, and answers with 302 to the page, or with the state in
 * JSON and status 202.
 */
public final class SmsOtpSendFilter extends SmsOtpCallFilter {

	private final SmsOtpResponses responses;

	private final SmsOtpPaths paths;

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param logins the logins of the chain
	 * @param responses what writes the answers
	 * @param successHandler where who has the factor is led on to
	 * @param paths where the page lies
	 */
	public SmsOtpSendFilter(RequestMatcher matcher, SmsOtpLogins logins, SmsOtpResponses responses,
			AuthenticationSuccessHandler successHandler, SmsOtpPaths paths) {
		super(matcher, logins, responses, successHandler);
		Assert.notNull(paths, "paths cannot be null");
		this.responses = responses;
		this.paths = paths;
	}

	/**
	 * Where the calls of this chain lie.
	 * @return the paths
	 */
	public SmsOtpPaths getPaths() {
		return this.paths;
	}

	@Override
	SmsOtpAnswer answer(SmsOtpLogins logins, HttpServletRequest request, Authentication authentication) {
		SmsOtpSendResult result = logins.send(request, authentication);
		return SmsOtpAnswer.of(result).withStatus(logins.status(request, authentication)).retryAt(result.until());
	}

	@Override
	void write(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer answer)
			throws IOException, ServletException {
		if (answer.problem() == null && MediaTypes.wantsHtml(request)) {
			this.responses.redirect(request, response, this.paths.login());
			return;
		}
		super.write(request, response, answer);
	}

}
