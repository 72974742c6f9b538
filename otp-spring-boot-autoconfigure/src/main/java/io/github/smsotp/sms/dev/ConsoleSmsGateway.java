package io.github.smsotp.sms.dev;

import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.Assert;

/**
 * A {@link SmsGateway} for development that writes every text to the log at level INFO:
 * number and code in full, which happens nowhere else. Nothing leaves the machine. Safe
 * for use by several threads.
 */
public final class ConsoleSmsGateway implements SmsGateway {

	private static final Log logger = LogFactory.getLog(ConsoleSmsGateway.class);

	/**
	 * Logs the message.
	 * @param message the message to log
	 */
	@Override
	public void send(SmsMessage message) {
		Assert.notNull(message, "message cannot be null");
		logger.info("Text to " + message.to().value() + ": " + message.text());
	}

}
