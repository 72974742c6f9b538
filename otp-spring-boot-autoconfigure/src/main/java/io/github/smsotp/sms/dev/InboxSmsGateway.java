package io.github.smsotp.sms.dev;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;

import org.springframework.util.Assert;

/**
 * A {@link SmsGateway} for development that plays the phone: it keeps the last
 * {@value #CAPACITY} texts in memory, where a test or the {@link SmsInboxFilter} reads
 * them. Nothing leaves the machine. Safe for use by several threads.
 */
public final class InboxSmsGateway implements SmsGateway {

	/**
	 * How many texts are kept; the oldest goes first.
	 */
	public static final int CAPACITY = 100;

	private final Deque<ReceivedSms> messages = new ArrayDeque<>(CAPACITY);

	private final Clock clock;

	/**
	 * Creates an empty inbox.
	 * @param clock tells when a text came in
	 */
	public InboxSmsGateway(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		this.clock = clock;
	}

	/**
	 * Puts the message into the inbox.
	 * @param message the message to keep
	 */
	@Override
	public void send(SmsMessage message) {
		synchronized (this.messages) {
			this.messages.addFirst(new ReceivedSms(this.clock.instant(), message));
			if (this.messages.size() > CAPACITY) {
				this.messages.removeLast();
			}
		}
	}

	/**
	 * The texts in the inbox as they are now.
	 * @return an immutable copy, the newest text first, never {@code null}
	 */
	public List<ReceivedSms> messages() {
		synchronized (this.messages) {
			return List.copyOf(this.messages);
		}
	}

}
