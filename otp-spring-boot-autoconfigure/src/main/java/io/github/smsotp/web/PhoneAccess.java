package io.github.smsotp.web;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.SmsOtpEnrollmentService;
import io.github.smsotp.SmsOtpUnavailableException;
import io.github.smsotp.authentication.SmsOtpAlternatives;
import io.github.smsotp.authentication.SmsOtpFactorCheck;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says what stands against seeing or changing the own number.
 */
final class PhoneAccess {

	private static final Log logger = LogFactory.getLog(PhoneAccess.class);

	private final SmsOtpLogins logins;

	private final SmsOtpEnrollmentService enrollments;

	private final SmsOtpEnrollmentPolicy policy;

	private final SmsOtpAlternatives alternatives;

	PhoneAccess(SmsOtpLogins logins, SmsOtpEnrollmentService enrollments, SmsOtpEnrollmentPolicy policy,
			SmsOtpAlternatives alternatives) {
		this.logins = logins;
		this.enrollments = enrollments;
		this.policy = policy;
		this.alternatives = alternatives;
	}

	@Nullable SmsOtpProblem againstSeeing(PhoneVisit visit) {
		return (visit.current() == null || holdsFactor(visit)) ? null : SmsOtpProblem.FACTOR_REQUIRED;
	}

	@Nullable SmsOtpProblem againstEntering(PhoneVisit visit) {
		if (isImpersonated(visit)) {
			return SmsOtpProblem.NOT_CHANGEABLE;
		}
		if (visit.current() == null) {
			SmsOtpProblem problem = againstEnrolling(visit);
			return (problem != null || isFresh(visit)) ? problem : againstFirstFactor(visit);
		}
		return againstChanging(visit);
	}

	// the number was typed in with everything that it takes, shortly before
	@Nullable SmsOtpProblem againstConfirming(PhoneVisit visit, PendingNumber pending) {
		if (isImpersonated(visit)) {
			return SmsOtpProblem.NOT_CHANGEABLE;
		}
		if (pending.former() == null && visit.current() == null) {
			return againstEnrolling(visit);
		}
		return (isOpen() && holdsFactor(visit)) ? null : SmsOtpProblem.FACTOR_REQUIRED;
	}

	@Nullable SmsOtpProblem againstRemoving(PhoneVisit visit) {
		if (isOpen() && !this.policy.removable()) {
			return SmsOtpProblem.NOT_REMOVABLE;
		}
		return againstChanging(visit);
	}

	boolean mayEnroll(PhoneVisit visit) {
		return visit.current() == null && this.enrollments.mayEnroll(visit.account());
	}

	boolean mayEnter(PhoneVisit visit) {
		return (visit.current() != null) ? isOpen() && !isImpersonated(visit) : againstEntering(visit) == null;
	}

	boolean mayRemove(PhoneVisit visit) {
		return isOpen() && this.policy.removable() && visit.current() != null && !isImpersonated(visit);
	}

	private @Nullable SmsOtpProblem againstEnrolling(PhoneVisit visit) {
		if (!this.enrollments.mayEnroll(visit.account())) {
			return SmsOtpProblem.ENROLLMENT_REQUIRED;
		}
		boolean held = holdsFactor(visit);
		return (held || !hasAlternative(visit)) ? null : SmsOtpProblem.ANOTHER_FACTOR_REQUIRED;
	}

	private @Nullable SmsOtpProblem againstFirstFactor(PhoneVisit visit) {
		if (hasAlternative(visit)) {
			return SmsOtpProblem.ANOTHER_FACTOR_REQUIRED;
		}
		boolean fresh = this.logins.isFirstFactorFresh(visit.request(), visit.authentication());
		return fresh ? null : SmsOtpProblem.FIRST_FACTOR_REQUIRED;
	}

	private @Nullable SmsOtpProblem againstChanging(PhoneVisit visit) {
		if (!isOpen() || isImpersonated(visit)) {
			return SmsOtpProblem.NOT_CHANGEABLE;
		}
		return isFresh(visit) ? null : SmsOtpProblem.FACTOR_REQUIRED;
	}

	private boolean hasAlternative(PhoneVisit visit) {
		try {
			return this.alternatives.has(visit.authentication());
		}
		catch (RuntimeException ex) {
			logger.error("Nobody enrols, since it cannot be known who has another factor: " + ex.getClass().getName());
			throw new SmsOtpUnavailableException("Other factors cannot be known", ex);
		}
	}

	// the account would be the impersonator's, and what is shown the other user's
	private static boolean isImpersonated(PhoneVisit visit) {
		return SmsOtpFactorCheck.originalAuthentication(visit.authentication()) != visit.authentication();
	}

	private boolean isOpen() {
		return this.policy.mode() != SmsOtpEnrollmentPolicy.Mode.CLOSED;
	}

	private boolean holdsFactor(PhoneVisit visit) {
		return this.logins.holdsFactor(visit.request(), visit.authentication());
	}

	private boolean isFresh(PhoneVisit visit) {
		return this.logins.holdsFactor(visit.request(), visit.authentication(), this.policy.changeMaxAge());
	}

}
