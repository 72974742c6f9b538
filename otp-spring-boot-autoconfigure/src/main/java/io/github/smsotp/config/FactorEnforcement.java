package io.github.smsotp.config;

import io.github.smsotp.web.SmsOtpAuthorizationManager;
import io.github.smsotp.web.SmsOtpLogins;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;

/**
 * Puts the factor in front of a chain's own rules. A class of its own, since Spring
 * Security reads the type to post-process off it.
 */
final class FactorEnforcement implements ObjectPostProcessor<AuthorizationManager<HttpServletRequest>> {

	private final SmsOtpLogins logins;

	FactorEnforcement(SmsOtpLogins logins) {
		this.logins = logins;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <O extends AuthorizationManager<HttpServletRequest>> O postProcess(O rules) {
		return (O) new SmsOtpAuthorizationManager(rules, this.logins);
	}

}
