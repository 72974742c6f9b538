package io.github.smsotp.web;

import java.io.IOException;

import io.github.smsotp.SmsOtpUnavailableException;
import io.github.smsotp.SmsOtpVerifyResult;
import io.github.smsotp.authentication.SmsOtpAuthenticationToken;
import io.github.smsotp.authentication.SmsOtpLoginCompletedEvent;
import io.github.smsotp.authentication.SmsOtpVerificationException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;
import org.springframework.web.util.WebUtils;

/**
 * Verifies the code of a request and gives the current authentication the factor. A
 * session that has the factor already verifies nothing and is answered like a success.
 */
public class SmsOtpAuthenticationFilter extends AbstractAuthenticationProcessingFilter {

	private final SmsOtpLogins logins;

	private final SmsOtpResponses responses;

	private final SecurityContextRepository repository;

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param authenticationManager what verifies
	 * @param logins the logins of the chain
	 * @param responses what writes the answers
	 * @param repository where the session keeps its authentication
	 */
	public SmsOtpAuthenticationFilter(RequestMatcher matcher, AuthenticationManager authenticationManager,
			SmsOtpLogins logins, SmsOtpResponses responses, SecurityContextRepository repository) {
		super(matcher, authenticationManager);
		Assert.notNull(logins, "logins cannot be null");
		Assert.notNull(responses, "responses cannot be null");
		Assert.notNull(repository, "repository cannot be null");
		this.logins = logins;
		this.responses = responses;
		this.repository = repository;
		setSecurityContextRepository(repository);
		setSecurityContextHolderStrategy(logins.holder());
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpSession session = ((HttpServletRequest) request).getSession(false);
		if (session == null || !requiresAuthentication((HttpServletRequest) request, (HttpServletResponse) response)) {
			super.doFilter(request, response, chain);
			return;
		}
		// one at a time, so that a double click finds what the first one has stored
		synchronized (WebUtils.getSessionMutex(session)) {
			super.doFilter(request, response, chain);
		}
	}

	@Override
	public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		Authentication current = current();
		if (isVerifiedAlready(request, current)) {
			getSuccessHandler().onAuthenticationSuccess(request, response, current);
			return null;
		}
		try {
			String code = SubmittedCode.read(request);
			SmsOtpAuthenticationToken token = verification(request, current, code);
			Authentication verified = getAuthenticationManager().authenticate(token);
			this.logins.rememberEpoch(request, token.getEpoch());
			return verified;
		}
		catch (MalformedCodeException ex) {
			this.responses.write(request, response, withStatusSafely(answer(SmsOtpProblem.MALFORMED), request));
			return null;
		}
		catch (SmsOtpUnavailableException ex) {
			this.responses.write(request, response, answer(SmsOtpProblem.UNAVAILABLE));
			return null;
		}
		catch (IllegalStateException ex) {
			// the session was ended in the meantime
			this.responses.write(request, response, answer(SmsOtpProblem.FACTOR_REQUIRED));
			return null;
		}
	}

	/**
	 * Sets where whoever has the factor is led on to, once the session has it.
	 * @param handler the handler
	 */
	@Override
	public void setAuthenticationSuccessHandler(AuthenticationSuccessHandler handler) {
		super.setAuthenticationSuccessHandler((request, response, authentication) -> {
			complete(request, authentication);
			if (this.eventPublisher != null && this.logins.claimCompletion(request, authentication)) {
				this.eventPublisher.publishEvent(new SmsOtpLoginCompletedEvent(authentication));
			}
			handler.onAuthenticationSuccess(request, response, authentication);
		});
	}

	@Override
	protected boolean requiresAuthentication(HttpServletRequest request, HttpServletResponse response) {
		return this.logins.firstFactor() != null && super.requiresAuthentication(request, response);
	}

	@Override
	protected void unsuccessfulAuthentication(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failed) throws IOException, ServletException {
		Authentication stored = this.repository.loadDeferredContext(request).get().getAuthentication();
		if (stored != null && stored.getName().equals(current().getName()) && isVerifiedBy(request, stored)) {
			// another request of this session was accepted in the meantime
			getSuccessHandler().onAuthenticationSuccess(request, response, stored);
			return;
		}
		this.responses.write(request, response, withStatusSafely(answer(failed), request));
	}

	boolean isVerifiedAlready(HttpServletRequest request, Authentication current) {
		return this.logins.isVerified(request, current);
	}

	boolean isVerifiedBy(HttpServletRequest request, Authentication stored) {
		return this.logins.isVerified(request, stored);
	}

	SmsOtpAuthenticationToken verification(HttpServletRequest request, Authentication current, String code) {
		return this.logins.verification(request, current, code);
	}

	void complete(HttpServletRequest request, Authentication authentication) {
		this.logins.complete(request, authentication);
	}

	SmsOtpAnswer answer(SmsOtpProblem problem) {
		return SmsOtpAnswer.of(problem);
	}

	SmsOtpAnswer withStatus(SmsOtpAnswer answer, HttpServletRequest request, Authentication current) {
		return answer.withStatus(this.logins.status(request, current));
	}

	private SmsOtpAnswer answer(AuthenticationException failed) {
		if (failed instanceof AuthenticationServiceException) {
			return answer(SmsOtpProblem.UNAVAILABLE);
		}
		if (failed instanceof ConfirmationDeniedException denied) {
			return SmsOtpAnswer.of(denied.getProblem());
		}
		if (!(failed.getCause() instanceof SmsOtpVerificationException cause)) {
			return SmsOtpAnswer.of(SmsOtpProblem.CODE_REJECTED);
		}
		SmsOtpVerifyResult result = cause.getResult();
		return switch (result.outcome()) {
			case LOCKED, DISABLED -> SmsOtpAnswer.locked(result.lockedUntil());
			case RATE_LIMITED -> SmsOtpAnswer.of(SmsOtpProblem.GUESSES_LIMITED).retryAt(result.lockedUntil());
			case EXPIRED -> SmsOtpAnswer.of(SmsOtpProblem.CODE_EXPIRED);
			case SUPERSEDED -> SmsOtpAnswer.of(SmsOtpProblem.CODE_SUPERSEDED);
			default -> SmsOtpAnswer.of(SmsOtpProblem.CODE_REJECTED);
		};
	}

	private SmsOtpAnswer withStatusSafely(SmsOtpAnswer answer, HttpServletRequest request) {
		if (answer.problem() == SmsOtpProblem.UNAVAILABLE) {
			return answer;
		}
		try {
			return withStatus(answer, request, current());
		}
		catch (SmsOtpUnavailableException ex) {
			return answer(SmsOtpProblem.UNAVAILABLE);
		}
	}

	private Authentication current() {
		Authentication current = this.logins.firstFactor();
		Assert.state(current != null, "the first factor comes first");
		return current;
	}

}
