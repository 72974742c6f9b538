package io.github.smsotp.sms.http;

import java.util.Set;

import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import org.springframework.util.Assert;

/**
 * What the responses of a provider mean. Immutable.
 *
 * @param statuses the HTTP statuses of success, empty for all 2xx
 * @param successPointer where in a body in JSON success is told (RFC 6901), {@code null}
 * if the status tells it
 * @param successValues what stands there on success, empty for anything
 * @param messageIdPointer where the id of the message stands, {@code null} if nowhere
 * @param codePointer where the code for what went wrong stands; if {@code null}, the
 * whole body is the code
 * @param refused codes of messages that will never be delivered
 * @param failed codes of messages that were not taken and may be later
 * @param unknown codes of messages that may be on their way
 */
public record HttpSmsResponseRules(Set<Integer> statuses, @Nullable JsonPointer successPointer,
		Set<String> successValues, @Nullable JsonPointer messageIdPointer, @Nullable JsonPointer codePointer,
		Set<String> refused, Set<String> failed, Set<String> unknown) {

	private static final HttpSmsResponseRules BY_STATUS = new HttpSmsResponseRules(Set.of(), null, Set.of(), null, null,
			Set.of(), Set.of(), Set.of());

	public HttpSmsResponseRules {
		Assert.isTrue(successPointer != null || successValues.isEmpty(), "success values need a pointer");
		statuses = Set.copyOf(statuses);
		successValues = Set.copyOf(successValues);
		refused = Set.copyOf(refused);
		failed = Set.copyOf(failed);
		unknown = Set.copyOf(unknown);
	}

	/**
	 * Responses whose status tells everything.
	 * @return the rules
	 */
	public static HttpSmsResponseRules byStatus() {
		return BY_STATUS;
	}

	@Nullable String messageId(HttpSmsResponse response) {
		return (this.messageIdPointer != null) ? response.value(this.messageIdPointer) : null;
	}

	// the whole body may be anything, so it is not told
	@Nullable String toldCode(HttpSmsResponse response) {
		return (this.codePointer != null) ? code(response) : null;
	}

	private String code(HttpSmsResponse response) {
		String code = (this.codePointer != null) ? response.value(this.codePointer) : response.body().strip();
		if (code == null) {
			return "";
		}
		// problem types, as of RFC 9457, that have the code behind a long address
		return code.startsWith("https://") ? code.substring(code.indexOf('#') + 1) : code;
	}

	// what the code says goes before what the status says; null if the message was taken
	@Nullable Outcome outcome(HttpSmsResponse response) {
		String code = code(response);
		if (this.refused.contains(code)) {
			return Outcome.REFUSED;
		}
		if (this.failed.contains(code)) {
			return Outcome.FAILED;
		}
		if (this.unknown.contains(code)) {
			return Outcome.UNKNOWN;
		}
		Outcome outcome = response.outcome();
		return (outcome == null && !isSuccess(response)) ? Outcome.UNKNOWN : outcome;
	}

	private boolean isSuccess(HttpSmsResponse response) {
		if (!this.statuses.isEmpty() && !this.statuses.contains(response.status().value())) {
			return false;
		}
		if (this.successPointer == null) {
			return true;
		}
		String value = response.value(this.successPointer);
		return value != null && (this.successValues.isEmpty() || this.successValues.contains(value));
	}

}
