package io.github.smsotp.web;

import java.io.IOException;

import io.github.smsotp.SmsOtpUnavailableException;
import io.github.smsotp.authentication.SmsOtpFactor;
import io.github.smsotp.authentication.SmsOtpFactorCheck;
import io.github.smsotp.authentication.SmsOtpLoginCompletedEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.Assert;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Stands behind {@code ExceptionTranslationFilter} and leads whoever is denied for want
 * of the factor to the entry point, whatever {@code AccessDeniedHandler} the application
 * has and whether or not the first factor is a remembered one. While it cannot be known
 * who needs a code, what everybody may see stays open, and the rest is not available. A
 * login that has waited too long for its code starts over: its session forgets it, and so
 * do the calls of the contract, which answer behind this filter.
 */
public final class SmsOtpFactorFilter extends GenericFilterBean implements ApplicationEventPublisherAware {

	private final SmsOtpLogins logins;

	private final SmsOtpResponses responses;

	private final AuthenticationEntryPoint entryPoint;

	private final SecurityContextRepository repository;

	private ApplicationEventPublisher events = (event) -> {
	};

	/**
	 * Creates a filter.
	 * @param logins the logins of the chain
	 * @param responses what writes the answers
	 * @param entryPoint where whoever lacks the factor is led
	 * @param repository where the session keeps its authentication
	 */
	public SmsOtpFactorFilter(SmsOtpLogins logins, SmsOtpResponses responses, AuthenticationEntryPoint entryPoint,
			SecurityContextRepository repository) {
		Assert.notNull(logins, "logins cannot be null");
		Assert.notNull(responses, "responses cannot be null");
		Assert.notNull(entryPoint, "entryPoint cannot be null");
		Assert.notNull(repository, "repository cannot be null");
		this.logins = logins;
		this.responses = responses;
		this.entryPoint = entryPoint;
		this.repository = repository;
	}

	@Override
	public void setApplicationEventPublisher(ApplicationEventPublisher events) {
		Assert.notNull(events, "events cannot be null");
		this.events = events;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		HttpServletResponse response = (HttpServletResponse) servletResponse;
		if (ApplicationPage.isShown(request)) {
			ApplicationPage.show(request, response, chain);
			return;
		}
		Authentication authentication = this.logins.firstFactor();
		if (HalfAuthenticated.isErrorDispatch(request)) {
			chain.doFilter(request, response);
			return;
		}
		if (authentication == null) {
			proceed(request, response, chain);
			return;
		}
		boolean completed = false;
		try {
			RequiredFactorError lacking = this.logins.lacking(request, authentication);
			if (!isNested(request) && this.logins.hasLostFactor(request, authentication)) {
				authentication = loseFactor(request, response, authentication);
				lacking = this.logins.lacking(request, authentication);
			}
			if (!isNested(request)) {
				if (this.logins.endIfOverdue(request, authentication, lacking)) {
					startOver(request, response);
				}
				completed = lacking == null && this.logins.claimCompletion(request, authentication);
			}
		}
		catch (RuntimeException ex) {
			if (!(ex instanceof SmsOtpUnavailableException)) {
				this.logger
					.error("Nobody gets in, since it cannot be known who needs a code: " + ex.getClass().getName());
			}
			if (!this.logins.isUnknown(request)) {
				this.responses.write(request, response, SmsOtpAnswer.of(SmsOtpProblem.UNAVAILABLE));
				return;
			}
		}
		if (completed) {
			this.events
				.publishEvent(new SmsOtpLoginCompletedEvent(SmsOtpFactorCheck.originalAuthentication(authentication)));
		}
		proceed(request, response, chain);
	}

	private static boolean isNested(HttpServletRequest request) {
		return request.getDispatcherType() == DispatcherType.FORWARD
				|| request.getDispatcherType() == DispatcherType.INCLUDE;
	}

	private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			AccessDeniedException denied = FactorDenial.find(ex);
			if (denied != null && this.logins.isUnknown(request) && !response.isCommitted()) {
				this.responses.write(request, response, SmsOtpAnswer.of(SmsOtpProblem.UNAVAILABLE));
				return;
			}
			if (denied == null || !isOurs(request, denied) || response.isCommitted()) {
				throw ex;
			}
			this.entryPoint.commence(request, response,
					new InsufficientAuthenticationException("A code is required", denied));
		}
	}

	private boolean isOurs(HttpServletRequest request, AccessDeniedException denied) {
		if (HalfAuthenticated.of(request) != null) {
			return true;
		}
		Authentication authentication = this.logins.firstFactor();
		return authentication != null && (FactorDenial.isExpiredOrMissing(denied)
				|| (FactorDenial.asksForAuthority(denied) && !this.logins.isVerified(request, authentication)));
	}

	// asked for the code alone, but for whoever acts in another user's name
	private Authentication loseFactor(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) {
		this.logins.loseFactor(request, authentication);
		if (SmsOtpFactorCheck.originalAuthentication(authentication) != authentication) {
			startOver(request, response);
			return HalfAuthenticated.anonymous();
		}
		SecurityContext without = this.logins.context(SmsOtpFactor.revoke(authentication));
		this.repository.saveContext(without, request, response);
		this.logins.holder().setContext(without);
		return SmsOtpFactor.revoke(authentication);
	}

	private void startOver(HttpServletRequest request, HttpServletResponse response) {
		this.repository.saveContext(this.logins.holder().createEmptyContext(), request, response);
		this.logins.holder().setContext(this.logins.context(HalfAuthenticated.anonymous()));
	}

}
