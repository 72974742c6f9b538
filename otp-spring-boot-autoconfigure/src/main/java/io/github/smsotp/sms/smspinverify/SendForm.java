package io.github.smsotp.sms.smspinverify;

import io.github.smsotp.sms.SmsMessage;

import org.springframework.util.LinkedMultiValueMap;

/**
 * The form that sends a message. HTTP clients log the body they write, so it keeps key,
 * number and text to itself.
 */
final class SendForm extends LinkedMultiValueMap<String, String> {

	SendForm(String apiKey, SmsMessage message) {
		add("customer", apiKey);
		add("number", PhoneNumberArgumentResolver.digits(message.to()));
		add("text", message.text());
	}

	@Override
	public String toString() {
		return "SendForm[PROTECTED]";
	}

}
