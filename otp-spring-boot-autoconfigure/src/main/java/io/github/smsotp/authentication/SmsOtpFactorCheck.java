package io.github.smsotp.authentication;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.RequiredFactor;
import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;
import org.springframework.util.Assert;

/**
 * Says whether an authentication lacks the factor. Immutable and safe for use by several
 * threads.
 */
public final class SmsOtpFactorCheck {

	private static final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	private final SmsOtpAccountResolver accounts;

	private final SmsOtpRequirement requirement;

	private final SmsOtpLoginPolicy policy;

	private final Clock clock;

	private final RequiredFactor factor;

	/**
	 * Creates a check.
	 * @param accounts whose factor an authentication needs
	 * @param requirement who needs the factor
	 * @param policy what satisfies it, and for how long
	 * @param clock the clock
	 */
	public SmsOtpFactorCheck(SmsOtpAccountResolver accounts, SmsOtpRequirement requirement, SmsOtpLoginPolicy policy,
			Clock clock) {
		Assert.notNull(accounts, "accounts cannot be null");
		Assert.notNull(requirement, "requirement cannot be null");
		Assert.notNull(policy, "policy cannot be null");
		Assert.notNull(clock, "clock cannot be null");
		this.accounts = accounts;
		this.requirement = requirement;
		this.policy = policy;
		this.clock = clock;
		this.factor = RequiredFactor.withAuthority(SmsOtpFactor.FACTOR_SMS_OTP)
			.validDuration(policy.factorMaxAge())
			.build();
	}

	/**
	 * Whether somebody has passed a first factor, a remembered one included.
	 * @param authentication the current authentication
	 * @return {@code false} for nobody and for anonymous users
	 */
	public static boolean isFirstFactorPresent(@Nullable Authentication authentication) {
		return authentication != null && authentication.isAuthenticated() && !trust.isAnonymous(authentication);
	}

	/**
	 * Whether somebody was remembered and has shown nothing in this session.
	 * @param authentication the current authentication
	 * @return {@code true} for remember-me logins
	 */
	public static boolean isRemembered(Authentication authentication) {
		return trust.isRememberMe(authentication);
	}

	/**
	 * Who sits at the keyboard.
	 * @param authentication the current authentication
	 * @return the impersonator's if somebody acts in another user's name, else the same
	 */
	public static Authentication originalAuthentication(Authentication authentication) {
		Authentication impersonator = switchedFrom(authentication);
		return (impersonator != null) ? originalAuthentication(impersonator) : authentication;
	}

	/**
	 * Looks for what is lacking.
	 * @param authentication the current authentication
	 * @return what is lacking, {@code null} if the factor is there, is not required, or
	 * the first factor is lacking
	 * @throws RuntimeException if the requirement cannot be known
	 */
	public @Nullable RequiredFactorError lacking(@Nullable Authentication authentication) {
		if (authentication == null || !isFirstFactorPresent(authentication)) {
			return null;
		}
		Authentication real = originalAuthentication(authentication);
		if (isExempt(real) || isFresh(authentication) || isSatisfiedOtherwise(real) || !isRequired(real)) {
			return null;
		}
		return (find(authentication) != null) ? RequiredFactorError.createExpired(this.factor)
				: RequiredFactorError.createMissing(this.factor);
	}

	/**
	 * The error that says that the factor is missing.
	 * @return the error
	 */
	public RequiredFactorError missing() {
		return RequiredFactorError.createMissing(this.factor);
	}

	/**
	 * An authentication whose factor counts for nothing once it has run out, also where
	 * the application's own rules ask for it.
	 * @param authentication the current authentication
	 * @return the same, or one without the factor
	 */
	public Authentication withoutStaleFactor(Authentication authentication) {
		if (verifiedAt(authentication) == null || isFresh(authentication)) {
			return authentication;
		}
		return SmsOtpFactor.revoke(authentication);
	}

	/**
	 * Whether the factor is there and has not run out.
	 * @param authentication the current authentication
	 * @return {@code true} if a code has been accepted recently enough
	 */
	public boolean isFresh(Authentication authentication) {
		return find(authentication) instanceof FactorGrantedAuthority granted && isFresh(granted);
	}

	/**
	 * Whether the factor is there, or another one that satisfies, and is not older.
	 * @param authentication the current authentication
	 * @param maxAge how old it may be
	 * @return {@code true} if one of them is fresh enough
	 */
	public boolean isSatisfied(Authentication authentication, Duration maxAge) {
		Authentication real = originalAuthentication(authentication);
		Instant oldest = this.clock.instant().minus(maxAge);
		return real.getAuthorities()
			.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map(FactorGrantedAuthority.class::cast)
			.filter((factor) -> SmsOtpFactor.FACTOR_SMS_OTP.equals(factor.getAuthority())
					|| this.policy.alternatives().contains(factor.getAuthority()))
			.anyMatch((factor) -> factor.getIssuedAt().isAfter(oldest));
	}

	/**
	 * Whether the factor is there and has not run out, or another one that satisfies.
	 * @param authentication the current authentication
	 * @return {@code true} if nothing would have to be typed in
	 */
	public boolean isSatisfied(Authentication authentication) {
		return isFresh(authentication) || isSatisfiedOtherwise(originalAuthentication(authentication));
	}

	/**
	 * The error that says that the factor is too old.
	 * @return the error
	 */
	public RequiredFactorError expired() {
		return RequiredFactorError.createExpired(this.factor);
	}

	/**
	 * When the last code was accepted.
	 * @param authentication the current authentication
	 * @return the instant, {@code null} if none was
	 */
	public @Nullable Instant verifiedAt(Authentication authentication) {
		return (find(authentication) instanceof FactorGrantedAuthority granted) ? granted.getIssuedAt() : null;
	}

	private boolean isRequired(Authentication authentication) {
		return this.requirement.isRequired(authentication, this.accounts.resolve(authentication));
	}

	private boolean isSatisfiedOtherwise(Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.filter((authority) -> this.policy.alternatives().contains(authority.getAuthority()))
			.anyMatch((authority) -> (authority instanceof FactorGrantedAuthority granted) ? isFresh(granted)
					: isOfCertificate(authentication, authority));
	}

	// granted without an instant by Spring Security, so that the certificate is the proof
	private static boolean isOfCertificate(Authentication authentication, GrantedAuthority authority) {
		return FactorGrantedAuthority.X509_AUTHORITY.equals(authority.getAuthority())
				&& authentication.getCredentials() instanceof X509Certificate;
	}

	private boolean isFresh(FactorGrantedAuthority granted) {
		Instant end = granted.getIssuedAt().plus(this.policy.factorMaxAge());
		return this.clock.instant().isBefore(end);
	}

	private boolean isExempt(Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.anyMatch((authority) -> this.policy.exemptAuthorities().contains(authority.getAuthority()));
	}

	private static @Nullable GrantedAuthority find(Authentication authentication) {
		for (GrantedAuthority authority : authentication.getAuthorities()) {
			if (SmsOtpFactor.FACTOR_SMS_OTP.equals(authority.getAuthority())) {
				return authority;
			}
		}
		Authentication impersonator = switchedFrom(authentication);
		return (impersonator != null) ? find(impersonator) : null;
	}

	private static @Nullable Authentication switchedFrom(Authentication authentication) {
		for (GrantedAuthority authority : authentication.getAuthorities()) {
			if (authority instanceof SwitchUserGrantedAuthority switched) {
				return switched.getSource();
			}
		}
		return null;
	}

}
