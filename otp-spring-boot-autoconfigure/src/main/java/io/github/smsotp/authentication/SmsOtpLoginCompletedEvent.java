package io.github.smsotp.authentication;

import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.core.Authentication;

/**
 * A login in a session is complete: nothing that the chain asks for is lacking any more,
 * whether a code was typed in, another factor will do, or the user needs none. Published
 * once a login, on the request that finds it so; a request that carries credentials of
 * its own is no login. Spring Security's {@code AuthenticationSuccessEvent} tells of the
 * password alone, and of the code once more. A listener cannot undo the login.
 */
public final class SmsOtpLoginCompletedEvent extends AbstractAuthenticationEvent {

	/**
	 * Creates an event.
	 * @param authentication who is logged in, with all factors
	 */
	public SmsOtpLoginCompletedEvent(Authentication authentication) {
		super(authentication);
	}

}
