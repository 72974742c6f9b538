package io.github.smsotp.event;

import org.jspecify.annotations.Nullable;

/**
 * An account has another number now, or none. Whoever listens can tell the user of it
 * over another channel, such as e-mail (NIST SP 800-63B-4 §4.6).
 */
public sealed interface SmsOtpNumberEvent extends SmsOtpAccountEvent
		permits SmsOtpNumberEnrolledEvent, SmsOtpNumberChangedEvent, SmsOtpNumberRemovedEvent {

	/**
	 * The masked number that came, or the one that was taken away.
	 * @return the masked number
	 */
	String number();

	/**
	 * Who did it.
	 * @return the account, or the name of an administrator; {@code null} if it is not
	 * known
	 */
	@Nullable String by();

	/**
	 * The address that it came from.
	 * @return the address, {@code null} if it is not known
	 */
	@Nullable String client();

}
