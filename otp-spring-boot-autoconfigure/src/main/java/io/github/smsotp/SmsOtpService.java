package io.github.smsotp;

import org.jspecify.annotations.Nullable;

/**
 * Sends codes and verifies what comes back. Knows neither HTTP nor sessions. Safe for use
 * by several threads.
 */
public interface SmsOtpService {

	/**
	 * Texts a new code. The text is counted before the gateway is called, and given back
	 * when the gateway says definitely no.
	 * @param request whom the code is for, and the challenge of the session
	 * @return what became of it
	 * @throws SmsOtpUnavailableException if the store or the numbers cannot be reached
	 */
	SmsOtpSendResult send(SmsOtpSendRequest request);

	/**
	 * Verifies a code, once.
	 * @param request whom the code is for, the challenge of the session, and the code
	 * @return what became of it
	 * @throws SmsOtpUnavailableException if the store or the numbers cannot be reached
	 */
	SmsOtpVerifyResult verify(SmsOtpVerifyRequest request);

	/**
	 * Says how a login stands. Sends and counts nothing.
	 * @param subject whom the code is for, and what for
	 * @param challenge the challenge of the session, {@code null} if it has none
	 * @return the status
	 * @throws SmsOtpUnavailableException if the store or the numbers cannot be reached
	 */
	SmsOtpStatus status(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge);

}
