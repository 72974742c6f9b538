package io.github.smsotp.web;

import java.time.Instant;

import io.github.smsotp.authentication.SmsOtpAccountResolver;
import io.github.smsotp.authentication.SmsOtpFactor;
import io.github.smsotp.authentication.SmsOtpFactorCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.RequiredFactorError;
import org.springframework.security.core.Authentication;

/**
 * Whether a request comes with the factor: what the authentication says, held against
 * what the session knows of it.
 */
final class RequestFactor {

	private static final String CHECKED = RequestFactor.class.getName() + ".CHECKED";

	private static final String UNKNOWN = RequestFactor.class.getName() + ".UNKNOWN";

	private final SmsOtpFactorCheck factor;

	private final SmsOtpAccountResolver accounts;

	private final FactorEpochs epochs;

	RequestFactor(SmsOtpFactorCheck factor, SmsOtpAccountResolver accounts, FactorEpochs epochs) {
		this.factor = factor;
		this.accounts = accounts;
		this.epochs = epochs;
	}

	@Nullable RequiredFactorError lacking(HttpServletRequest request, @Nullable Authentication authentication) {
		if (request.getAttribute(CHECKED) instanceof Checked checked && checked.isFor(this, authentication)) {
			return checked.lacking();
		}
		try {
			RequiredFactorError lacking = isOfAnotherAccount(request, authentication) ? this.factor.missing()
					: this.factor.lacking(withoutLost(request, authentication));
			request.setAttribute(CHECKED, new Checked(this, authentication, lacking));
			return lacking;
		}
		catch (RuntimeException ex) {
			// asked once a request, and whoever asks again learns that nobody gets in
			request.setAttribute(CHECKED, new Checked(this, authentication, this.factor.missing()));
			request.setAttribute(UNKNOWN, Boolean.TRUE);
			throw ex;
		}
	}

	boolean isUnknown(HttpServletRequest request) {
		return request.getAttribute(UNKNOWN) != null;
	}

	// whether the account has other numbers than when this session was given the factor
	boolean isLost(HttpServletRequest request, @Nullable Authentication authentication) {
		Instant verifiedAt = (authentication != null) ? this.factor.verifiedAt(authentication) : null;
		return authentication != null && verifiedAt != null
				&& this.epochs.isOver(request, account(authentication), verifiedAt);
	}

	boolean isOfAnotherAccount(HttpServletRequest request, @Nullable Authentication authentication) {
		Instant verifiedAt = (authentication != null) ? this.factor.verifiedAt(authentication) : null;
		HttpSession session = HalfAuthenticated.session(request);
		if (authentication == null || verifiedAt == null || session == null) {
			return false;
		}
		try {
			return LoginSession.isOfAnotherAccount(session, account(authentication), verifiedAt);
		}
		catch (IllegalStateException ex) {
			// the session was ended in the meantime
			return false;
		}
	}

	private @Nullable Authentication withoutLost(HttpServletRequest request, @Nullable Authentication authentication) {
		return (authentication != null && isLost(request, authentication)) ? SmsOtpFactor.revoke(authentication)
				: authentication;
	}

	private String account(Authentication authentication) {
		return this.accounts.resolve(SmsOtpFactorCheck.originalAuthentication(authentication));
	}

	/**
	 * The answer for one authentication, so that a requirement is asked once a request.
	 */
	private record Checked(RequestFactor factor, @Nullable Authentication authentication,
			@Nullable RequiredFactorError lacking) {

		boolean isFor(RequestFactor chain, @Nullable Authentication current) {
			return this.factor == chain && this.authentication == current;
		}

	}

}
