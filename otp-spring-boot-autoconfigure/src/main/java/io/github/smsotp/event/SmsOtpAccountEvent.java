package io.github.smsotp.event;

/**
 * Something that happened to one account.
 */
public sealed interface SmsOtpAccountEvent extends SmsOtpEvent
		permits SmsOtpSentEvent, SmsOtpSendRefusedEvent, SmsOtpSendFailedEvent, SmsOtpVerifiedEvent,
		SmsOtpRejectedEvent, SmsOtpFailuresEvent, SmsOtpAdministrationEvent, SmsOtpNumberEvent {

	/**
	 * The account that it happened to.
	 * @return the stable id of the account
	 */
	String account();

}
