package io.github.smsotp.sms.smspinverify;

import java.util.Set;
import java.util.function.Supplier;

import io.github.smsotp.sms.smspinverify.SmsPinVerifyException.Reason;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Tells good answers of SMS Pin Verify from errors. Exceptions of the HTTP client end
 * here, without becoming a cause, since they hold URLs and bodies.
 */
final class Answer {

	private Answer() {
	}

	static String of(Supplier<ResponseEntity<String>> call) {
		return of(call, KnownError.ALL);
	}

	static String of(Supplier<ResponseEntity<String>> call, Set<KnownError> errors) {
		ResponseEntity<String> response = exchange(call);
		if (response.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			throw new SmsPinVerifyException(Reason.RATE_LIMITED, "SMS Pin Verify got requests too close together");
		}
		String body = text(response);
		KnownError error = KnownError.in(body, errors);
		if (error != null) {
			throw new SmsPinVerifyException(error.reason(), "SMS Pin Verify answered: " + error.text());
		}
		if (!response.getStatusCode().is2xxSuccessful()) {
			throw new SmsPinVerifyException(Reason.UNEXPECTED_ANSWER,
					"SMS Pin Verify answered with HTTP status " + response.getStatusCode().value());
		}
		return body;
	}

	private static String text(ResponseEntity<String> response) {
		String body = response.getBody();
		return (body != null) ? body.strip() : "";
	}

	private static ResponseEntity<String> exchange(Supplier<ResponseEntity<String>> call) {
		try {
			return call.get();
		}
		catch (RuntimeException ex) {
			throw new SmsPinVerifyException(Reason.UNREACHABLE, "SMS Pin Verify did not answer: " + kind(ex));
		}
	}

	private static String kind(Throwable failure) {
		return ((failure.getCause() != null) ? failure.getCause() : failure).getClass().getSimpleName();
	}

}
