package io.github.smsotp.sms;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a message that it has taken over. Immutable.
 *
 * @param messageId the id under which the provider knows the message, {@code null} if it
 * gives none
 */
public record SmsReceipt(@Nullable String messageId) {

	private static final SmsReceipt WITHOUT_ID = new SmsReceipt(null);

	/**
	 * The receipt of a provider that gives no id.
	 * @return the receipt
	 */
	public static SmsReceipt withoutId() {
		return WITHOUT_ID;
	}

}
