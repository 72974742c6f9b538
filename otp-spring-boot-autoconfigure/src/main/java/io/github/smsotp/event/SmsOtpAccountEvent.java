package io.github.smsotp.event;

/**
 * Something that happened to the codes of one account.
 */
public sealed interface SmsOtpAccountEvent extends SmsOtpEvent
		permits SmsOtpSentEvent, SmsOtpSendRefusedEvent, SmsOtpSendFailedEvent, SmsOtpVerifiedEvent,
		SmsOtpRejectedEvent, SmsOtpFailuresEvent, SmsOtpAdministrationEvent {

	/**
	 * The account that it happened to.
	 * @return the stable id of the account
	 */
	String account();

}
