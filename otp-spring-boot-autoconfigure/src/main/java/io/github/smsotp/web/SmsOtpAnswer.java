package io.github.smsotp.web;

import java.time.Instant;

import io.github.smsotp.SmsOtpStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What an endpoint answers, before it is known whether a browser or a program reads it.
 *
 * @param httpStatus the status of the response
 * @param problem what went wrong, {@code null} if nothing did
 * @param retryAt when to ask again, {@code null} if that is of no use or not known
 * @param status how the login stands, {@code null} if that is not known
 */
record SmsOtpAnswer(HttpStatus httpStatus, @Nullable SmsOtpProblem problem, @Nullable Instant retryAt,
		@Nullable SmsOtpStatus status) {

	static SmsOtpAnswer of(HttpStatus httpStatus, SmsOtpStatus status) {
		return new SmsOtpAnswer(httpStatus, null, null, status);
	}

	static SmsOtpAnswer of(SmsOtpProblem problem) {
		return new SmsOtpAnswer(problem.status(), problem, null, null);
	}

	static SmsOtpAnswer locked(@Nullable Instant until) {
		SmsOtpAnswer locked = of(SmsOtpProblem.LOCKED);
		return (until != null) ? locked.retryAt(until) : locked.withHttpStatus(HttpStatus.FORBIDDEN);
	}

	SmsOtpAnswer retryAt(@Nullable Instant at) {
		return new SmsOtpAnswer(this.httpStatus, this.problem, at, this.status);
	}

	SmsOtpAnswer withHttpStatus(HttpStatus other) {
		return new SmsOtpAnswer(other, this.problem, this.retryAt, this.status);
	}

	SmsOtpAnswer withStatus(@Nullable SmsOtpStatus other) {
		return new SmsOtpAnswer(this.httpStatus, this.problem, this.retryAt, other);
	}

}
