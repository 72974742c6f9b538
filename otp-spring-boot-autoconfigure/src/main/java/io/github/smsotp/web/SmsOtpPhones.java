package io.github.smsotp.web;

import java.util.List;

import io.github.smsotp.SmsOtpChallenge;
import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.SmsOtpEnrollmentService;
import io.github.smsotp.SmsOtpSendRequest;
import io.github.smsotp.SmsOtpSendResult;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.SmsOtpSubject;
import io.github.smsotp.SmsOtpVerifyRequest;
import io.github.smsotp.authentication.SmsOtpAlternatives;
import io.github.smsotp.authentication.SmsOtpAuthenticationToken;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRejectedException;
import io.github.smsotp.phone.PhoneRegion;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * How people see, enrol, change and remove their numbers in one filter chain. Safe for
 * use by several threads.
 */
public final class SmsOtpPhones {

	private final SmsOtpLogins logins;

	private final SmsOtpService service;

	private final SmsOtpEnrollmentService enrollments;

	private final PhoneNumberPolicy numbers;

	private final PhoneAccess access;

	/**
	 * Creates the phones of a chain.
	 * @param logins the logins of the chain
	 * @param service what sends and verifies codes
	 * @param enrollments what makes numbers the user's, and takes them away
	 * @param numbers which numbers may get texts
	 * @param policy what users may do to their numbers
	 * @param alternatives who has another factor
	 */
	public SmsOtpPhones(SmsOtpLogins logins, SmsOtpService service, SmsOtpEnrollmentService enrollments,
			PhoneNumberPolicy numbers, SmsOtpEnrollmentPolicy policy, SmsOtpAlternatives alternatives) {
		Assert.notNull(logins, "logins cannot be null");
		Assert.notNull(service, "service cannot be null");
		Assert.notNull(enrollments, "enrollments cannot be null");
		Assert.notNull(numbers, "numbers cannot be null");
		Assert.notNull(policy, "policy cannot be null");
		Assert.notNull(alternatives, "alternatives cannot be null");
		this.logins = logins;
		this.service = service;
		this.enrollments = enrollments;
		this.numbers = numbers;
		this.access = new PhoneAccess(logins, enrollments, policy, alternatives);
	}

	SmsOtpLogins logins() {
		return this.logins;
	}

	PhoneVisit visit(HttpServletRequest request, Authentication authentication) {
		String account = this.logins.account(authentication);
		// read anew, since a minute is too long where a number can be changed
		this.enrollments.epoch(account);
		return new PhoneVisit(request, authentication, account,
				this.enrollments.find(account).stream().findFirst().orElse(null));
	}

	boolean mayEnroll(HttpServletRequest request, Authentication authentication) {
		return this.access.mayEnroll(visit(request, authentication));
	}

	SmsOtpAnswer show(PhoneVisit visit) {
		boolean entering = PageQuery.CHANGE.isIn(visit.request());
		SmsOtpProblem problem = this.access.againstSeeing(visit);
		if (problem == null && PageQuery.REMOVE.isIn(visit.request())) {
			problem = this.access.againstRemoving(visit);
		}
		if (problem == null && (entering || (visit.current() == null && livePending(visit) == null))) {
			problem = this.access.againstEntering(visit);
		}
		// nothing went wrong for whoever has no number and may not enrol one
		return (problem == null || problem == SmsOtpProblem.ENROLLMENT_REQUIRED)
				? SmsOtpAnswer.of(HttpStatus.OK, view(visit, entering)) : SmsOtpAnswer.of(problem);
	}

	SmsOtpAnswer enter(PhoneVisit visit, String typed, @Nullable String region) {
		SmsOtpProblem problem = this.access.againstEntering(visit);
		if (problem != null) {
			return SmsOtpAnswer.of(problem);
		}
		try {
			return send(visit, this.numbers.parse(typed, region), pending(visit));
		}
		catch (PhoneNumberRejectedException ex) {
			return SmsOtpAnswer.of(SmsOtpProblem.NUMBER_REJECTED).withPhone(view(visit, true));
		}
	}

	SmsOtpAnswer resend(PhoneVisit visit) {
		PendingNumber pending = livePending(visit);
		SmsOtpProblem problem = this.access.againstEntering(visit);
		if (problem == null && pending != null) {
			return send(visit, pending.number(), pending);
		}
		return (problem != null) ? SmsOtpAnswer.of(problem)
				: SmsOtpAnswer.of(SmsOtpProblem.NUMBER_FORGOTTEN).withPhone(view(visit, true));
	}

	SmsOtpAnswer remove(PhoneVisit visit) {
		SmsOtpProblem problem = this.access.againstRemoving(visit);
		if (problem != null) {
			return SmsOtpAnswer.of(problem);
		}
		if (this.enrollments.remove(visit.account(), visit.account(), visit.client())) {
			this.logins.keepFactor(visit.request(), visit.authentication());
		}
		login(visit).dropPending();
		return SmsOtpAnswer.of(HttpStatus.OK, view(visit(visit.request(), visit.authentication()), false));
	}

	@Nullable PendingNumber pending(PhoneVisit visit) {
		return login(visit).pending();
	}

	@Nullable SmsOtpProblem againstConfirming(PhoneVisit visit, PendingNumber pending) {
		return this.access.againstConfirming(visit, pending);
	}

	SmsOtpAuthenticationToken confirmation(PhoneVisit visit, PendingNumber pending, String code) {
		SmsOtpSubject subject = pending.subject(visit.account(), visit.client());
		return new SmsOtpAuthenticationToken(visit.authentication(),
				new SmsOtpVerifyRequest(subject, pending.challenge(), code));
	}

	void confirmed(HttpServletRequest request, Authentication authentication) {
		this.logins.login(request, authentication).dropPending();
	}

	PhoneView viewIfSeen(PhoneVisit visit) {
		return (this.access.againstSeeing(visit) == null) ? view(visit, false) : PhoneView.NOTHING;
	}

	private PhoneView view(PhoneVisit visit, boolean entering) {
		SmsOtpStatus pending = pendingStatus(visit);
		boolean enterable = this.access.mayEnter(visit);
		boolean enters = enterable && (entering || (visit.current() == null && pending == null));
		List<PhoneRegion> regions = enterable ? this.numbers.regions() : List.of();
		boolean required = this.logins.lacking(visit.request(), visit.authentication()) != null;
		return new PhoneView(visit.current(), pending, regions, enters, this.access.mayRemove(visit), required);
	}

	private @Nullable SmsOtpStatus pendingStatus(PhoneVisit visit) {
		PendingNumber pending = livePending(visit);
		if (pending == null) {
			return null;
		}
		SmsOtpStatus status = this.service.status(pending.subject(visit.account(), visit.client()),
				pending.challenge());
		// another session's is newer
		boolean replaced = status.expiresAt() != null && !status.expiresAt().equals(pending.challenge().expiresAt());
		boolean shown = status.state() == SmsOtpStatus.State.CODE_SENT || status.state() == SmsOtpStatus.State.LOCKED;
		return (shown && !replaced) ? status : null;
	}

	private SmsOtpAnswer send(PhoneVisit visit, PhoneNumber number, @Nullable PendingNumber before) {
		SmsOtpSubject subject = PendingNumber.subject(number, visit.current(), visit.account(), visit.client());
		SmsOtpSendResult result = this.service.send(new SmsOtpSendRequest(subject,
				(before != null) ? before.challenge() : null, this.logins.locale(visit.request())));
		SmsOtpChallenge challenge = result.challenge();
		if (challenge != null) {
			login(visit).pending(new PendingNumber(number, visit.current(), challenge));
		}
		SmsOtpAnswer answer = (result.outcome() == SmsOtpSendResult.Outcome.NUMBER_REFUSED)
				? SmsOtpAnswer.of(SmsOtpProblem.NUMBER_REJECTED) : SmsOtpAnswer.of(result);
		boolean entersAgain = answer.problem() != null && challenge == null;
		PhoneView view = view(visit, entersAgain);
		return answer.withPhone(view).withStatus(view.pending()).retryAt(result.until());
	}

	private @Nullable PendingNumber livePending(PhoneVisit visit) {
		return login(visit).pending(this.logins.now());
	}

	private LoginSession login(PhoneVisit visit) {
		return this.logins.login(visit.request(), visit.authentication());
	}

}
