package io.github.smsotp.web;

import java.time.Instant;

import io.github.smsotp.SmsOtpEnrollmentService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Ties the factor of a session to the numbers that the account had when it was given.
 */
final class FactorEpochs {

	private static final String EPOCH = FactorEpochs.class.getName() + ".EPOCH";

	private final @Nullable SmsOtpEnrollmentService enrollments;

	FactorEpochs(@Nullable SmsOtpEnrollmentService enrollments) {
		this.enrollments = enrollments;
	}

	boolean isOver(HttpServletRequest request, String account, Instant verifiedAt) {
		HttpSession session = HalfAuthenticated.session(request);
		if (this.enrollments == null || session == null) {
			return false;
		}
		String epoch = epoch(session, account, verifiedAt);
		return epoch != null && !this.enrollments.isCurrent(account, epoch);
	}

	// before the code is looked at, so that a change in between is not missed
	void rememberCurrent(HttpServletRequest request, String account) {
		if (this.enrollments != null) {
			request.setAttribute(EPOCH, this.enrollments.epoch(account));
		}
	}

	void remember(HttpServletRequest request, @Nullable String epoch) {
		if (epoch != null) {
			request.setAttribute(EPOCH, epoch);
		}
	}

	@Nullable String remembered(HttpServletRequest request, String account) {
		if (request.getAttribute(EPOCH) instanceof String epoch) {
			return epoch;
		}
		return (this.enrollments != null) ? this.enrollments.epoch(account) : null;
	}

	private static @Nullable String epoch(HttpSession session, String account, Instant verifiedAt) {
		try {
			return LoginSession.epoch(session, account, verifiedAt);
		}
		catch (IllegalStateException ex) {
			// the session was ended in the meantime
			return null;
		}
	}

}
