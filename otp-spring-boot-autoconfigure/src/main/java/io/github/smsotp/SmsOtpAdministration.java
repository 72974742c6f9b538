package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;

/**
 * What administrators may do to the factor of an account. An account is named exactly as
 * the application's account resolver names it: by default by user name in lower case (see
 * {@code DefaultSmsOtpAccountResolver.normalize}), with the realm of the chain in front
 * if it has one, as in {@code staff:alice}, or by issuer and subject of an OpenID Connect
 * user, as in {@code https://issuer.example subject}. Events name accounts likewise. An
 * account of which nothing is known is not an error, since nothing has to be known of
 * one. Every change is published as a
 * {@link io.github.smsotp.event.SmsOtpAdministrationEvent}. Nothing is checked here:
 * whoever calls has to be allowed to. Safe for use by several threads.
 */
public interface SmsOtpAdministration {

	/**
	 * The longest time that a bypass code may be worth something.
	 */
	Duration MAX_BYPASS_TTL = Duration.ofHours(24);

	/**
	 * Reads how an account stands.
	 * @param account the id of the account
	 * @return the report
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	SmsOtpAccountReport report(String account);

	/**
	 * Forgets all wrong codes of an account, and with them its lock, its disabled mark
	 * and the wait for its next text. Send windows stay.
	 * @param account the id of the account
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	void unlock(String account);

	/**
	 * Disables the factor of an account until it is unlocked. Its codes are gone, but for
	 * a bypass code.
	 * @param account the id of the account
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	void disable(String account);

	/**
	 * Takes back all codes of an account that are still worth something, a bypass code
	 * included.
	 * @param account the id of the account
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	void revokeCodes(String account);

	/**
	 * Allows an account that has no number to enrol one, where
	 * {@code sms-otp.enrollment.mode} is {@code invited}. Replaces an earlier invitation,
	 * and is used up by enrolling.
	 * @param account the id of the account
	 * @param until until when, in the future
	 * @throws IllegalArgumentException if that is over
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	void invite(String account, Instant until);

	/**
	 * Takes back an invitation that was not used yet.
	 * @param account the id of the account
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	void withdrawInvitation(String account);

	/**
	 * Takes the number of an account away, at once, with all its codes: a lost or stolen
	 * phone (NIST SP 800-63B-4 §4.5). The account's sessions lose the factor within a
	 * minute. Unless enrolment is by invitation or closed, whoever knows the password may
	 * then enrol a number; {@link #disable} prevents that.
	 * @param account the id of the account
	 * @return {@code false} if the account had none
	 * @throws IllegalStateException if numbers come from the application only
	 * @throws SmsOtpUnavailableException if the numbers cannot be reached
	 */
	boolean revokeNumber(String account);

	/**
	 * Makes a code that gives the factor once, even while the account is locked or
	 * disabled, and changes nothing else. It replaces an earlier one.
	 * @param account the id of the account
	 * @param ttl how long it is worth something, one second to {@link #MAX_BYPASS_TTL}
	 * @return the code, which is stored as a keyed hash alone
	 * @throws IllegalArgumentException if the time is out of bounds
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	SmsOtpBypassCode issueBypassCode(String account, Duration ttl);

}
