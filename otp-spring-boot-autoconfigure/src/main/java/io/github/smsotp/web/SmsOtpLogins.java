package io.github.smsotp.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

import io.github.smsotp.SmsOtpChallenge;
import io.github.smsotp.SmsOtpEnrollmentService;
import io.github.smsotp.SmsOtpSendRequest;
import io.github.smsotp.SmsOtpSendResult;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.SmsOtpSubject;
import io.github.smsotp.SmsOtpVerifyRequest;
import io.github.smsotp.authentication.SmsOtpAccountResolver;
import io.github.smsotp.authentication.SmsOtpAuthenticationToken;
import io.github.smsotp.authentication.SmsOtpFactor;
import io.github.smsotp.authentication.SmsOtpFactorCheck;
import io.github.smsotp.authentication.SmsOtpLoginPolicy;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.Assert;

/**
 * How logins with a code go on in one filter chain: what the session keeps of them, and
 * what the service is asked. Safe for use by several threads.
 */
public final class SmsOtpLogins {

	private final SmsOtpService service;

	private final SmsOtpAccountResolver accounts;

	private final SmsOtpFactorCheck factor;

	private final PendingTime pending;

	private final Clock clock;

	private SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();

	private FactorEpochs epochs = new FactorEpochs(null);

	private RequestFactor current;

	private Function<HttpServletRequest, Locale> locales = ServletRequest::getLocale;

	/**
	 * Creates the logins of a chain.
	 * @param service what sends and verifies codes
	 * @param accounts whose factor an authentication needs
	 * @param factor what says whether it is lacking
	 * @param policy how long a login may take
	 * @param clock the clock
	 */
	public SmsOtpLogins(SmsOtpService service, SmsOtpAccountResolver accounts, SmsOtpFactorCheck factor,
			SmsOtpLoginPolicy policy, Clock clock) {
		Assert.notNull(service, "service cannot be null");
		Assert.notNull(accounts, "accounts cannot be null");
		Assert.notNull(factor, "factor cannot be null");
		Assert.notNull(policy, "policy cannot be null");
		Assert.notNull(clock, "clock cannot be null");
		this.service = service;
		this.accounts = accounts;
		this.factor = factor;
		this.pending = new PendingTime(policy.pendingTtl(), clock);
		this.clock = clock;
		this.current = new RequestFactor(factor, accounts, this.epochs);
	}

	/**
	 * Sets where the current authentication is found.
	 * @param holder the strategy, by default the global one
	 */
	public void setSecurityContextHolderStrategy(SecurityContextHolderStrategy holder) {
		Assert.notNull(holder, "holder cannot be null");
		this.holder = holder;
	}

	/**
	 * Sets what knows when the numbers of an account have changed, by which its sessions
	 * lose the factor.
	 * @param enrollments the service, by default none
	 */
	public void setEnrollmentService(SmsOtpEnrollmentService enrollments) {
		Assert.notNull(enrollments, "enrollments cannot be null");
		this.epochs = new FactorEpochs(enrollments);
		this.current = new RequestFactor(this.factor, this.accounts, this.epochs);
	}

	/**
	 * Sets what knows the language of whoever asks.
	 * @param locales the languages, by default as in {@code Accept-Language}
	 */
	public void setLocales(Function<HttpServletRequest, Locale> locales) {
		Assert.notNull(locales, "locales cannot be null");
		this.locales = locales;
	}

	Locale locale(HttpServletRequest request) {
		return this.locales.apply(request);
	}

	SecurityContextHolderStrategy holder() {
		return this.holder;
	}

	@Nullable Authentication firstFactor() {
		Authentication current = this.holder.getContext().getAuthentication();
		return SmsOtpFactorCheck.isFirstFactorPresent(current) ? current : null;
	}

	SecurityContext context(Authentication authentication) {
		SecurityContext context = this.holder.createEmptyContext();
		context.setAuthentication(authentication);
		return context;
	}

	Authentication withFactor(Authentication authentication) {
		return SmsOtpFactor.grant(authentication, this.clock.instant());
	}

	Authentication withoutStaleFactor(Authentication authentication) {
		return this.factor.withoutStaleFactor(authentication);
	}

	@Nullable RequiredFactorError lacking(HttpServletRequest request, @Nullable Authentication authentication) {
		return this.current.lacking(request, authentication);
	}

	boolean isBetweenFactors(HttpServletRequest request) {
		return isUnknown(request) || lacking(request, firstFactor()) != null;
	}

	/**
	 * Whether it could not be known who needs a code.
	 * @param request the request
	 * @return {@code true} if nobody gets in by this request
	 */
	boolean isUnknown(HttpServletRequest request) {
		return this.current.isUnknown(request);
	}

	/**
	 * Whether the numbers of the account have changed since this session was given the
	 * factor.
	 * @param request the request
	 * @param authentication the current authentication
	 * @return {@code true} if the factor counts for nothing any more
	 */
	boolean hasLostFactor(HttpServletRequest request, @Nullable Authentication authentication) {
		return this.current.isLost(request, authentication);
	}

	void loseFactor(HttpServletRequest request, Authentication authentication) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			login(request, authentication).loseFactor();
		}
	}

	boolean endIfOverdue(HttpServletRequest request, Authentication authentication,
			@Nullable RequiredFactorError lacking) {
		HttpSession session = request.getSession(false);
		if (session == null || this.factor.isFresh(authentication)) {
			return false;
		}
		LoginSession login = LoginSession.of(session, account(authentication), authentication, lacking != null,
				this.clock.instant());
		if (lacking == null || !lacking.isMissing() || !login.isRequired() || !this.pending.isUsedUp(login)) {
			return false;
		}
		login.end();
		PendingTime.markOver(request);
		return true;
	}

	boolean isVerified(HttpServletRequest request, Authentication authentication) {
		Instant verified = this.factor.verifiedAt(authentication);
		if (isUnknown(request) || verified == null || !this.factor.isFresh(authentication)
				|| this.current.isOfAnotherAccount(request, authentication)) {
			return false;
		}
		Instant demanded = login(request, authentication).demanded();
		return demanded == null || !verified.isBefore(demanded);
	}

	void demand(HttpServletRequest request, Authentication authentication) {
		// without a session there is nobody to remember it for
		if (request.getSession(false) != null) {
			login(request, authentication).demand(this.clock.instant());
		}
	}

	void sendFirst(HttpServletRequest request, Authentication authentication) {
		if (login(request, authentication).claimFirstText()) {
			send(request, authentication);
		}
	}

	SmsOtpSendResult send(HttpServletRequest request, Authentication authentication) {
		LoginSession login = login(request, authentication);
		SmsOtpSendResult result = this.service
			.send(new SmsOtpSendRequest(subject(request, authentication), login.challenge(), locale(request)));
		SmsOtpChallenge challenge = result.challenge();
		if (challenge != null) {
			login.challenge(challenge);
		}
		return result;
	}

	SmsOtpStatus status(HttpServletRequest request, Authentication authentication) {
		return this.service.status(subject(request, authentication), login(request, authentication).challenge());
	}

	SmsOtpAuthenticationToken verification(HttpServletRequest request, Authentication authentication, String code) {
		this.epochs.rememberCurrent(request, account(authentication));
		return new SmsOtpAuthenticationToken(authentication, new SmsOtpVerifyRequest(subject(request, authentication),
				login(request, authentication).challenge(), code));
	}

	void rememberEpoch(HttpServletRequest request, @Nullable String epoch) {
		this.epochs.remember(request, epoch);
	}

	boolean claimCompletion(HttpServletRequest request, Authentication authentication) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) == null
				&& LoginSession.claimCompletion(request, SmsOtpFactorCheck.originalAuthentication(authentication));
	}

	void complete(HttpServletRequest request, Authentication authentication) {
		String account = account(authentication);
		login(request, authentication).complete(account, this.factor.verifiedAt(authentication),
				this.epochs.remembered(request, account));
	}

	/**
	 * Keeps the factor of this session, which has just changed the numbers itself.
	 * @param request the request
	 * @param authentication the current authentication
	 */
	void keepFactor(HttpServletRequest request, Authentication authentication) {
		String account = account(authentication);
		login(request, authentication).epoch(account, this.epochs.remembered(request, account));
	}

	boolean holdsFactor(HttpServletRequest request, Authentication authentication) {
		return this.factor.isSatisfied(authentication) && !this.current.isOfAnotherAccount(request, authentication)
				&& !hasLostFactor(request, authentication);
	}

	boolean holdsFactor(HttpServletRequest request, Authentication authentication, Duration maxAge) {
		return holdsFactor(request, authentication) && this.factor.isSatisfied(authentication, maxAge);
	}

	boolean isFirstFactorFresh(HttpServletRequest request, Authentication authentication) {
		return !SmsOtpFactorCheck.isRemembered(authentication)
				&& !this.pending.isUsedUp(login(request, authentication));
	}

	Instant now() {
		return this.clock.instant();
	}

	RequiredFactorError expiredFactor() {
		return this.factor.expired();
	}

	private SmsOtpSubject subject(HttpServletRequest request, Authentication authentication) {
		return SmsOtpSubject.login(account(authentication)).from(ClientAddress.of(request));
	}

	String account(Authentication authentication) {
		return this.accounts.resolve(SmsOtpFactorCheck.originalAuthentication(authentication));
	}

	LoginSession login(HttpServletRequest request, Authentication authentication) {
		boolean required = lacking(request, authentication) != null;
		return LoginSession.of(request.getSession(), account(authentication), authentication, required,
				this.clock.instant());
	}

}
