package io.github.smsotp;

import org.jspecify.annotations.Nullable;

/**
 * Sends codes to the confirmed number of an account and verifies what comes back. Knows
 * neither HTTP nor sessions. Safe for use by several threads.
 */
public interface SmsOtpService {

	/**
	 * Texts a new code. The text is counted before the gateway is called, and given back
	 * when the gateway says definitely no.
	 * @param request the account and its session's challenge
	 * @return what became of it
	 * @throws SmsOtpUnavailableException if the store or the numbers cannot be reached
	 */
	SmsOtpSendResult send(SmsOtpSendRequest request);

	/**
	 * Verifies a code, once.
	 * @param request the account, its session's challenge and the code
	 * @return what became of it
	 * @throws SmsOtpUnavailableException if the store or the numbers cannot be reached
	 */
	SmsOtpVerifyResult verify(SmsOtpVerifyRequest request);

	/**
	 * Says how a login stands. Sends and counts nothing.
	 * @param account the stable id of the account
	 * @param challenge the challenge of the session, {@code null} if it has none
	 * @return the status
	 * @throws SmsOtpUnavailableException if the store or the numbers cannot be reached
	 */
	SmsOtpStatus status(String account, @Nullable SmsOtpChallenge challenge);

}
