package io.github.smsotp.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import org.springframework.http.HttpStatus;

/**
 * The problems that the contract names (RFC 9457), with their usual status.
 */
enum SmsOtpProblem {

	CODE_REJECTED(HttpStatus.UNAUTHORIZED),

	CODE_EXPIRED(HttpStatus.UNAUTHORIZED),

	CODE_SUPERSEDED(HttpStatus.UNAUTHORIZED),

	LOCKED(HttpStatus.TOO_MANY_REQUESTS),

	RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),

	GUESSES_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "rate-limited"),

	ENROLLMENT_REQUIRED(HttpStatus.CONFLICT),

	SEND_FAILED(HttpStatus.SERVICE_UNAVAILABLE),

	PHONE_REJECTED(HttpStatus.BAD_REQUEST),

	NUMBER_REJECTED(HttpStatus.BAD_REQUEST, "phone-rejected"),

	NUMBER_AT_RISK(HttpStatus.BAD_REQUEST, "phone-rejected"),

	NUMBER_FORGOTTEN(HttpStatus.BAD_REQUEST, "phone-rejected"),

	NOT_CHANGEABLE(HttpStatus.FORBIDDEN, "about:blank"),

	NOT_REMOVABLE(HttpStatus.FORBIDDEN, "about:blank"),

	ANOTHER_FACTOR_REQUIRED(HttpStatus.UNAUTHORIZED, "factor-required"),

	FIRST_FACTOR_REQUIRED(HttpStatus.UNAUTHORIZED, "factor-required"),

	LOGIN_OVER(HttpStatus.UNAUTHORIZED, "factor-required"),

	FACTOR_REQUIRED(HttpStatus.UNAUTHORIZED),

	MALFORMED(HttpStatus.BAD_REQUEST),

	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

	private static final Set<SmsOtpProblem> FIELD_ERRORS = Set.of(CODE_REJECTED, CODE_EXPIRED, CODE_SUPERSEDED,
			NUMBER_REJECTED, MALFORMED);

	private static final String TYPES = "https://smsotp.github.io/problems/";

	private final HttpStatus status;

	private final String type;

	SmsOtpProblem(HttpStatus status) {
		this.status = status;
		this.type = key();
	}

	SmsOtpProblem(HttpStatus status, String type) {
		this.status = status;
		this.type = type;
	}

	boolean asksForFactor() {
		return FACTOR_REQUIRED.type.equals(this.type);
	}

	boolean isFieldError() {
		return FIELD_ERRORS.contains(this);
	}

	HttpStatus status() {
		return this.status;
	}

	URI type() {
		return URI.create((this.type.indexOf(':') < 0) ? TYPES + this.type : this.type);
	}

	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
