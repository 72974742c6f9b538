package io.github.smsotp.sms;

/**
 * Hands a text message to a phone. A bean of this type in the application wins over every
 * gateway that properties select; a lambda will do. Implementations must be safe for use
 * by several threads and should end within seconds, since a person is waiting.
 */
@FunctionalInterface
public interface SmsGateway {

	/**
	 * Sends the message, or throws. Returning means that the provider has taken the
	 * message over.
	 * @param message the message to send
	 * @throws SmsDeliveryException if the provider has not, or may not have, taken it
	 * over. Any other exception is handled like one whose outcome is
	 * {@link SmsDeliveryException.Outcome#UNKNOWN unknown}
	 */
	void send(SmsMessage message);

}
