package io.github.smsotp.web;

import java.util.List;
import java.util.function.Supplier;

import io.github.smsotp.authentication.SmsOtpFactorCheck;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.FactorAuthorizationDecision;
import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.util.Assert;

/**
 * Enforces the factor in front of a chain's own rules, for requests and for templates
 * that ask what a user may do. Who lacks it may do what an anonymous user may; of
 * everybody else the chain's rules alone decide, asked once. Error dispatches are left to
 * the rules and the first factor, and rules that ask for this factor as well are asked as
 * if it were there.
 */
public final class SmsOtpAuthorizationManager implements AuthorizationManager<HttpServletRequest> {

	private final AuthorizationManager<HttpServletRequest> rules;

	private final SmsOtpLogins logins;

	/**
	 * Creates a manager.
	 * @param rules the chain's own rules
	 * @param logins the logins of the chain
	 */
	public SmsOtpAuthorizationManager(AuthorizationManager<HttpServletRequest> rules, SmsOtpLogins logins) {
		Assert.notNull(rules, "rules cannot be null");
		Assert.notNull(logins, "logins cannot be null");
		this.rules = rules;
		this.logins = logins;
	}

	@Override
	public @Nullable AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> authentication,
			HttpServletRequest request) {
		if (ApplicationPage.isShown(request)) {
			return new AuthorizationDecision(true);
		}
		HalfAuthenticated half = HalfAuthenticated.of(request);
		if (HalfAuthenticated.isErrorDispatch(request)) {
			return authorizeError((half != null) ? half::original : authentication, request);
		}
		Authentication current = (half != null) ? half.original() : authentication.get();
		RequiredFactorError lacking = this.logins.lacking(request, current);
		if (lacking == null && half == null) {
			return this.rules.authorize(() -> current, request);
		}
		return isOpen(request) ? null : denial(lacking);
	}

	// rules that ask for the factor everywhere would turn an error into a login
	private @Nullable AuthorizationResult authorizeError(Supplier<? extends @Nullable Authentication> authentication,
			HttpServletRequest request) {
		AuthorizationResult result = this.rules.authorize(authentication, request);
		Authentication current = authentication.get();
		if (!FactorDenial.isExpiredOrMissing(result) || !SmsOtpFactorCheck.isFirstFactorPresent(current)) {
			return result;
		}
		return this.rules.authorize(() -> this.logins.withFactor(current), request);
	}

	private static AuthorizationResult denial(@Nullable RequiredFactorError lacking) {
		return (lacking != null) ? new FactorAuthorizationDecision(List.of(lacking)) : new AuthorizationDecision(false);
	}

	private boolean isOpen(HttpServletRequest request) {
		SecurityContext original = this.logins.holder().getContext();
		try {
			this.logins.holder().setContext(this.logins.context(HalfAuthenticated.anonymous()));
			AuthorizationResult result = this.rules.authorize(HalfAuthenticated::anonymous, request);
			return result == null || result.isGranted();
		}
		catch (RuntimeException ex) {
			// rules that cannot be asked about an anonymous user do not let one in
			return false;
		}
		finally {
			this.logins.holder().setContext(original);
		}
	}

}
