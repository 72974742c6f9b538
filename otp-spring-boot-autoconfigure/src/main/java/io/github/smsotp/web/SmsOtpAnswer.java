package io.github.smsotp.web;

import java.io.IOException;
import java.time.Instant;

import io.github.smsotp.SmsOtpSendResult;
import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.SmsOtpUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What an endpoint answers, before it is known whether a browser or a program reads it.
 *
 * @param httpStatus the status of the response
 * @param problem what went wrong, {@code null} if nothing did
 * @param retryAt when to ask again, {@code null} if that is of no use or not known
 * @param status how the code stands, {@code null} if that is not known
 * @param phone what is to be seen of the own number, {@code null} if it is not about that
 */
record SmsOtpAnswer(HttpStatus httpStatus, @Nullable SmsOtpProblem problem, @Nullable Instant retryAt,
		@Nullable SmsOtpStatus status, @Nullable PhoneView phone) {

	static SmsOtpAnswer of(HttpStatus httpStatus, SmsOtpStatus status) {
		return new SmsOtpAnswer(httpStatus, null, null, status, null);
	}

	static SmsOtpAnswer of(HttpStatus httpStatus, PhoneView phone) {
		return new SmsOtpAnswer(httpStatus, null, null, phone.pending(), phone);
	}

	static SmsOtpAnswer of(SmsOtpProblem problem) {
		return new SmsOtpAnswer(problem.status(), problem, null, null, null);
	}

	static SmsOtpAnswer of(SmsOtpSendResult result) {
		return switch (result.outcome()) {
			case SENT -> new SmsOtpAnswer(HttpStatus.ACCEPTED, null, null, null, null);
			case NO_NUMBER -> of(SmsOtpProblem.ENROLLMENT_REQUIRED);
			case NUMBER_REFUSED -> of(SmsOtpProblem.PHONE_REJECTED);
			case NUMBER_AT_RISK -> of(SmsOtpProblem.NUMBER_AT_RISK);
			case RATE_LIMITED -> of(SmsOtpProblem.RATE_LIMITED);
			case LOCKED -> locked(result.until());
			case FAILED -> of(SmsOtpProblem.SEND_FAILED);
		};
	}

	// what becomes of an answer that cannot be given
	static SmsOtpAnswer safely(Source source) throws IOException {
		try {
			return source.answer();
		}
		catch (SmsOtpUnavailableException ex) {
			return of(SmsOtpProblem.UNAVAILABLE);
		}
		catch (IllegalStateException ex) {
			// the session was ended in the meantime
			return of(SmsOtpProblem.FACTOR_REQUIRED);
		}
	}

	static SmsOtpAnswer locked(@Nullable Instant until) {
		SmsOtpAnswer locked = of(SmsOtpProblem.LOCKED);
		return (until != null) ? locked.retryAt(until) : locked.withHttpStatus(HttpStatus.FORBIDDEN);
	}

	SmsOtpAnswer retryAt(@Nullable Instant at) {
		return new SmsOtpAnswer(this.httpStatus, this.problem, at, this.status, this.phone);
	}

	SmsOtpAnswer withHttpStatus(HttpStatus other) {
		return new SmsOtpAnswer(other, this.problem, this.retryAt, this.status, this.phone);
	}

	SmsOtpAnswer withStatus(@Nullable SmsOtpStatus other) {
		return new SmsOtpAnswer(this.httpStatus, this.problem, this.retryAt, other, this.phone);
	}

	SmsOtpAnswer withPhone(PhoneView other) {
		return new SmsOtpAnswer(this.httpStatus, this.problem, this.retryAt, this.status, other);
	}

	/**
	 * Where an answer comes from.
	 */
	@FunctionalInterface
	interface Source {

		SmsOtpAnswer answer() throws IOException;

	}

}
