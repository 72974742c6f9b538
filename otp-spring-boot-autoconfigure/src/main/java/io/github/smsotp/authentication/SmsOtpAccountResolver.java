package io.github.smsotp.authentication;

import org.springframework.security.core.Authentication;

/**
 * Says whose factor an authentication needs. The id that it returns keys limits, ledger,
 * numbers and codes, so it must stay the same for one person however the name was typed,
 * and be nobody else's. Implementations must be safe for use by several threads.
 */
@FunctionalInterface
public interface SmsOtpAccountResolver {

	/**
	 * Resolves the account.
	 * @param authentication the authentication of the first factor
	 * @return the stable id of the account, never empty
	 */
	String resolve(Authentication authentication);

}
