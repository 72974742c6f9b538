package io.github.smsotp.sms;

import org.springframework.util.Assert;

/**
 * A gateway whose provider gives a receipt for what it takes over.
 */
@FunctionalInterface
public interface ReceiptSmsGateway extends SmsGateway {

	/**
	 * Sends the message, or throws, as {@link #send(SmsMessage)} does.
	 * @param message the message to send
	 * @return what the provider says of it
	 * @throws SmsDeliveryException if the provider has not, or may not have, taken it
	 * over
	 */
	SmsReceipt submit(SmsMessage message);

	@Override
	default void send(SmsMessage message) {
		submit(message);
	}

	/**
	 * Makes one of any gateway.
	 * @param gateway the gateway
	 * @return the gateway itself if it gives receipts, else one whose receipts are empty
	 */
	static ReceiptSmsGateway from(SmsGateway gateway) {
		Assert.notNull(gateway, "gateway cannot be null");
		return (gateway instanceof ReceiptSmsGateway giving) ? giving : (message) -> {
			gateway.send(message);
			return SmsReceipt.withoutId();
		};
	}

}
