package io.github.smsotp.sms.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.UnsuitableMessageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.Assert;

/**
 * The response of a provider. Immutable; {@link #toString()} does not show the body,
 * which may repeat the message.
 *
 * @param provider the name of the provider in messages of exceptions
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, empty if there is none or if it is too long to be one
 */
public record HttpSmsResponse(String provider, HttpStatusCode status, HttpHeaders headers, String body) {

	private static final JsonMapper JSON = JsonMapper.shared();

	// what is said of the provider, or of all messages; others may be said of this one
	private static final Set<Integer> HEALTH = Set.of(301, 302, 307, 308, 401, 402, 403, 404, 405, 407, 408, 429, 501,
			503, 505);

	// what may stand in a log: codes, and no words
	private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/#-]{0,99}");

	public HttpSmsResponse {
		Assert.hasText(provider, "provider cannot be empty");
		Assert.notNull(status, "status cannot be null");
		Assert.notNull(headers, "headers cannot be null");
		Assert.notNull(body, "body cannot be null");
	}

	/**
	 * What the status alone says of a message.
	 * @return the outcome, {@code null} if the message was taken over
	 */
	public @Nullable Outcome outcome() {
		return this.status.is2xxSuccessful() ? null : Outcome.ofHttpStatus(this.status.value());
	}

	/**
	 * Reads a value of a body in JSON.
	 * @param pointer where it is, as of RFC 6901
	 * @return the value as text, {@code null} if there is none or it is no single value
	 */
	public @Nullable String value(JsonPointer pointer) {
		try {
			JsonNode node = JSON.readTree(this.body).at(pointer);
			return (node.isValueNode() && !node.isNull()) ? node.asString() : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Makes the exception that tells of this response.
	 * @param outcome what is known of the message
	 * @param code the provider's code for what went wrong, {@code null} if there is none
	 * @param clock what a date in {@code Retry-After} is held against
	 * @return the exception
	 */
	public SmsDeliveryException failure(Outcome outcome, @Nullable String code, Clock clock) {
		String told = (code != null && CODE.matcher(code).matches()) ? " and code " + code : "";
		String message = this.provider + " answered with HTTP status " + this.status.value() + told;
		return (outcome == Outcome.FAILED && !HEALTH.contains(this.status.value()))
				? new UnsuitableMessageException(message, retryAfter(clock))
				: new SmsDeliveryException(outcome, message, retryAfter(clock), null);
	}

	private @Nullable Duration retryAfter(Clock clock) {
		boolean telling = this.status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)
				|| this.status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
		return telling ? RetryAfter.in(this.headers, clock) : null;
	}

	@Override
	public String toString() {
		return "HttpSmsResponse[provider=" + this.provider + ", status=" + this.status.value() + "]";
	}

}
