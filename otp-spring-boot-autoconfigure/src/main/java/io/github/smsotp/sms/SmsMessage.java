package io.github.smsotp.sms;

import io.github.smsotp.phone.PhoneNumber;

import org.springframework.util.Assert;

/**
 * A text message on its way to a phone. Immutable. The text holds a code, so
 * {@link #toString()} shows neither it nor the full number.
 *
 * @param to the number that gets the text
 * @param text the text as the person reads it
 */
public record SmsMessage(PhoneNumber to, String text) {

	public SmsMessage {
		Assert.notNull(to, "to cannot be null");
		Assert.hasText(text, "text cannot be empty");
	}

	@Override
	public String toString() {
		return "SmsMessage[to=" + this.to.masked() + ", text=[PROTECTED]]";
	}

}
