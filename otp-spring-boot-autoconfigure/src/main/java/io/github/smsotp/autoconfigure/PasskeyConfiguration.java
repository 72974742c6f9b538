package io.github.smsotp.autoconfigure;

import io.github.smsotp.authentication.SmsOtpAlternatives;
import io.github.smsotp.authentication.webauthn.PasskeySmsOtpAlternatives;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * Passkeys that the application keeps in beans, where passkeys are an alternative.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(UserCredentialRepository.class)
@ConditionalOnBean({ PublicKeyCredentialUserEntityRepository.class, UserCredentialRepository.class })
class PasskeyConfiguration {

	@Bean
	@ConditionalOnMissingBean(SmsOtpAlternatives.class)
	SmsOtpAlternatives smsOtpAlternatives(PublicKeyCredentialUserEntityRepository users,
			UserCredentialRepository credentials, SmsOtpProperties properties) {
		return properties.getAlternatives().contains(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
				? new PasskeySmsOtpAlternatives(users, credentials) : SmsOtpAlternatives.none();
	}

}
