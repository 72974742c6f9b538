package io.github.smsotp.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A call of the contract that somebody between the factors makes. Who has the factor
 * already is led on.
 */
abstract class SmsOtpCallFilter extends OncePerRequestFilter {

	private final RequestMatcher matcher;

	private final SmsOtpLogins logins;

	private final SmsOtpResponses responses;

	private final AuthenticationSuccessHandler successHandler;

	SmsOtpCallFilter(RequestMatcher matcher, SmsOtpLogins logins, SmsOtpResponses responses,
			AuthenticationSuccessHandler successHandler) {
		Assert.notNull(matcher, "matcher cannot be null");
		Assert.notNull(logins, "logins cannot be null");
		Assert.notNull(responses, "responses cannot be null");
		Assert.notNull(successHandler, "successHandler cannot be null");
		this.matcher = matcher;
		this.logins = logins;
		this.responses = responses;
		this.successHandler = successHandler;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = this.logins.firstFactor();
		if (authentication == null || !this.matcher.matches(request)) {
			chain.doFilter(request, response);
		}
		else if (this.logins.isVerified(request, authentication)) {
			verified(request, response, authentication);
		}
		else {
			write(request, response, SmsOtpAnswer.safely(() -> answer(this.logins, request, authentication)));
		}
	}

	abstract SmsOtpAnswer answer(SmsOtpLogins logins, HttpServletRequest request, Authentication authentication);

	void verified(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
			throws IOException, ServletException {
		this.successHandler.onAuthenticationSuccess(request, response, authentication);
	}

	void write(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer answer)
			throws IOException, ServletException {
		this.responses.write(request, response, answer);
	}

}
