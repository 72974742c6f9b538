package io.github.smsotp.sms.smspinverify;

import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Fills the URI variable {@code number} without a trace in the log.
 */
final class PhoneNumberArgumentResolver implements HttpServiceArgumentResolver {

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter,
			HttpRequestValues.Builder requestValues) {
		if (argument instanceof PhoneNumber number) {
			requestValues.setUriVariable("number", digits(number));
			return true;
		}
		return false;
	}

	private static String digits(PhoneNumber number) {
		return number.value().substring(1);
	}

}
