package io.github.smsotp.web;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneRegion;

import org.springframework.util.Assert;

/**
 * How a login and a number stand, for programs.
 */
final class StateJson {

	private final Waits waits;

	StateJson(Waits waits) {
		this.waits = waits;
	}

	Map<String, Object> of(SmsOtpAnswer answer) {
		if (answer.phone() != null) {
			return of(answer.phone());
		}
		SmsOtpStatus status = answer.status();
		Assert.state(status != null, "status cannot be null");
		return of(status);
	}

	private Map<String, Object> of(PhoneView view) {
		Map<String, Object> state = new LinkedHashMap<>();
		if (view.pending() != null) {
			state.putAll(of(view.pending()));
		}
		else if (view.current() != null) {
			state.put("state", SmsOtpStatus.State.VERIFIED);
			state.put("recipient", view.current().masked());
		}
		else {
			state.put("state", SmsOtpStatus.State.ENROLLMENT_REQUIRED);
		}
		if (view.pending() != null && view.current() != null) {
			state.put("current", view.current().masked());
		}
		state.put("regions", view.regions().stream().map(PhoneRegion::code).toList());
		state.put("removable", view.removable());
		return state;
	}

	private Map<String, Object> of(SmsOtpStatus status) {
		Map<String, Object> state = new LinkedHashMap<>();
		state.put("state", status.state());
		PhoneNumber phone = status.phone();
		if (phone != null) {
			state.put("recipient", phone.masked());
		}
		if (status.expiresAt() != null) {
			state.put("expiresAt", status.expiresAt().toString());
		}
		if (phone != null) {
			state.put("resendAfterSeconds", this.waits.seconds(status.resendAt()));
			state.put("attemptsLeft", status.attemptsLeft());
		}
		return state;
	}

}
