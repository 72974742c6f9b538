package io.github.smsotp.web;

import io.github.smsotp.authentication.SmsOtpAuthenticationToken;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/**
 * Verifies the code of a new number, makes the number the user's, and gives the current
 * authentication the factor. A session in which nothing is to be confirmed any more is
 * answered like a success if it has the factor.
 */
public final class SmsOtpConfirmationFilter extends SmsOtpAuthenticationFilter {

	private final SmsOtpPhones phones;

	/**
	 * Creates a filter.
	 * @param matcher the calls to answer
	 * @param authenticationManager what verifies
	 * @param phones the phones of the chain
	 * @param responses what writes the answers
	 * @param repository where the session keeps its authentication
	 */
	public SmsOtpConfirmationFilter(RequestMatcher matcher, AuthenticationManager authenticationManager,
			SmsOtpPhones phones, SmsOtpResponses responses, SecurityContextRepository repository) {
		super(matcher, authenticationManager, phones.logins(), responses, repository);
		Assert.notNull(phones, "phones cannot be null");
		this.phones = phones;
	}

	@Override
	boolean isVerifiedAlready(HttpServletRequest request, Authentication current) {
		return false;
	}

	@Override
	SmsOtpAuthenticationToken verification(HttpServletRequest request, Authentication current, String code) {
		PhoneVisit visit = this.phones.visit(request, current);
		PendingNumber pending = this.phones.pending(visit);
		if (pending == null) {
			throw new BadCredentialsException("There is no number to confirm");
		}
		SmsOtpProblem problem = this.phones.againstConfirming(visit, pending);
		if (problem != null) {
			throw new ConfirmationDeniedException(problem);
		}
		return this.phones.confirmation(visit, pending, code);
	}

	@Override
	boolean isVerifiedBy(HttpServletRequest request, Authentication stored) {
		return this.phones.logins().login(request, stored).pending() == null && super.isVerifiedBy(request, stored);
	}

	@Override
	void complete(HttpServletRequest request, Authentication authentication) {
		super.complete(request, authentication);
		this.phones.confirmed(request, authentication);
	}

	@Override
	SmsOtpAnswer answer(SmsOtpProblem problem) {
		return SmsOtpAnswer.of(problem).withPhone(PhoneView.NOTHING);
	}

	@Override
	SmsOtpAnswer withStatus(SmsOtpAnswer answer, HttpServletRequest request, Authentication current) {
		PhoneView view = this.phones.viewIfSeen(this.phones.visit(request, current));
		return answer.withPhone(view).withStatus(view.pending());
	}

}
