package io.github.smsotp.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.FactorAuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A call of the contract that concerns the own number. Whoever lacks a fresh factor for
 * it is led through it and comes back.
 */
abstract class SmsOtpPhoneCallFilter extends OncePerRequestFilter {

	private final RequestMatcher matcher;

	private final SmsOtpPhones phones;

	private final SmsOtpResponses responses;

	private final SmsOtpPaths paths;

	SmsOtpPhoneCallFilter(RequestMatcher matcher, SmsOtpPhones phones, SmsOtpResponses responses, SmsOtpPaths paths) {
		Assert.notNull(matcher, "matcher cannot be null");
		Assert.notNull(phones, "phones cannot be null");
		Assert.notNull(responses, "responses cannot be null");
		Assert.notNull(paths, "paths cannot be null");
		this.matcher = matcher;
		this.phones = phones;
		this.responses = responses;
		this.paths = paths;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = this.phones.logins().firstFactor();
		if (authentication == null || !this.matcher.matches(request)) {
			chain.doFilter(request, response);
			return;
		}
		SmsOtpAnswer answer = SmsOtpAnswer
			.safely(() -> answer(this.phones.visit(request, authentication), this.phones));
		if (answer.problem() == SmsOtpProblem.FACTOR_REQUIRED) {
			leadToFactor(request, response);
		}
		else if (answer.problem() == null && HttpMethod.POST.matches(request.getMethod())
				&& MediaTypes.wantsHtml(request)) {
			this.responses.redirect(request, response, done());
		}
		else {
			this.responses.write(request, response,
					(answer.phone() != null) ? answer : answer.withPhone(PhoneView.NOTHING));
		}
	}

	abstract SmsOtpAnswer answer(PhoneVisit visit, SmsOtpPhones phones) throws IOException;

	// where a browser is led afterwards
	String done() {
		return this.paths.phone();
	}

	// what a browser whose factor is too old was about to do
	PageQuery query() {
		return PageQuery.CHANGE;
	}

	private void leadToFactor(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (HttpMethod.POST.matches(request.getMethod()) && MediaTypes.wantsHtml(request)) {
			// to the form, which leads on; the number that was typed in is not kept
			this.responses.redirect(request, response, this.paths.phone(query()));
			return;
		}
		throw new AuthorizationDeniedException("A code is required",
				new FactorAuthorizationDecision(List.of(this.phones.logins().expiredFactor())));
	}

}
