package io.github.smsotp.sms.dev;

import java.time.Instant;

import io.github.smsotp.sms.SmsMessage;

import org.springframework.util.Assert;

/**
 * A text message that lies in the {@link InboxSmsGateway}. Immutable. Like the message
 * itself, {@link #toString()} shows neither the text nor the full number.
 *
 * @param receivedAt when the message came in
 * @param message the message
 */
public record ReceivedSms(Instant receivedAt, SmsMessage message) {

	public ReceivedSms {
		Assert.notNull(receivedAt, "receivedAt cannot be null");
		Assert.notNull(message, "message cannot be null");
	}

}
