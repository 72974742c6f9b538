package io.github.smsotp.sms.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsSegments;
import org.jspecify.annotations.Nullable;

/**
 * What the names in templates stand for.
 */
final class MessageValues {

	static final String TO = "to";

	static final String TO_DIGITS = "to-digits";

	static final String TEXT = "text";

	static final String SENDER = "sender";

	private static final String ID = "id";

	private static final String CODING = "coding";

	static final Set<String> NAMES = Set.of(TO, TO_DIGITS, TEXT, SENDER, ID, CODING);

	private MessageValues() {
	}

	static Map<String, String> of(SmsMessage message, @Nullable String sender, Map<String, String> own) {
		Map<String, String> values = new LinkedHashMap<>(own);
		values.put(TO, message.to().value());
		values.put(TO_DIGITS, message.to().value().substring(1));
		values.put(TEXT, message.text());
		values.put(ID, message.id());
		values.put(CODING, SmsSegments.isGsm7(message.text()) ? "0" : "2");
		if (sender != null) {
			values.put(SENDER, sender);
		}
		return values;
	}

	static Map<String, String> samples(Map<String, String> own) {
		Map<String, String> values = new LinkedHashMap<>(own);
		NAMES.forEach((name) -> values.put(name, "0"));
		return values;
	}

}
