package io.github.smsotp.web;

import java.net.URI;
import java.util.Locale;

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

	FACTOR_REQUIRED(HttpStatus.UNAUTHORIZED),

	MALFORMED(HttpStatus.BAD_REQUEST),

	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

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

	HttpStatus status() {
		return this.status;
	}

	URI type() {
		return URI.create(TYPES + this.type);
	}

	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
