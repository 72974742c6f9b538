package io.github.smsotp.autoconfigure.actuate;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks what nobody but the application may read: by the name of the property, however it
 * is written, and by the value, wherever it comes from.
 */
final class SmsOtpSanitizingFunction implements SanitizingFunction {

	private static final Pattern NAMES = Pattern.compile("smsotp.*(secret|key|token|password)"
			+ "|smsotpgateway.*(url|http(username|body|headers.*|values.*))" + "|smsotp(phonenumbers|testaccounts).*");

	private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");

	/**
	 * Shorter ones stand anywhere by chance.
	 */
	private static final int SHORTEST_VALUE = 6;

	private final Set<String> values;

	SmsOtpSanitizingFunction(Collection<String> values) {
		this.values = values.stream()
			.filter((value) -> value.length() >= SHORTEST_VALUE)
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (isSecret(data.getKey()) || isSecretValue(data.getValue())) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecret(String name) {
		return NAMES.matcher(NOT_LETTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("")).matches();
	}

	private boolean isSecretValue(@Nullable Object value) {
		return value != null && this.values.contains(value.toString());
	}

}
