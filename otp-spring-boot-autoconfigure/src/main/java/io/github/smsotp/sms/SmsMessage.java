package io.github.smsotp.sms;

import io.github.smsotp.phone.PhoneNumber;

import org.springframework.util.Assert;
import org.springframework.util.IdGenerator;
import org.springframework.util.JdkIdGenerator;

/**
 * A text message on its way to a phone. Immutable. The text holds a code, so
 * {@link #toString()} shows neither it nor the full number.
 *
 * @param to the number that gets the text
 * @param text the text as the person reads it
 * @param id tells this message from all others, for providers that take an idempotency
 * key or a reference: a random UUID in 36 characters unless another one is given. Tells
 * nothing of number or text
 */
public record SmsMessage(PhoneNumber to, String text, String id) {

	private static final IdGenerator IDS = new JdkIdGenerator();

	public SmsMessage {
		Assert.notNull(to, "to cannot be null");
		Assert.hasText(text, "text cannot be empty");
		Assert.hasText(id, "id cannot be empty");
	}

	/**
	 * Creates a message with an id of its own.
	 * @param to the number that gets the text
	 * @param text the text as the person reads it
	 */
	public SmsMessage(PhoneNumber to, String text) {
		this(to, text, IDS.generateId().toString());
	}

	@Override
	public String toString() {
		return "SmsMessage[to=" + this.to.masked() + ", text=[PROTECTED], id=" + this.id + "]";
	}

}
