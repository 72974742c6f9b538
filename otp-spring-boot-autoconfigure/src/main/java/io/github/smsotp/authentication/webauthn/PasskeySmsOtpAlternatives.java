package io.github.smsotp.authentication.webauthn;

import java.util.stream.Stream;

import io.github.smsotp.authentication.DefaultSmsOtpAccountResolver;
import io.github.smsotp.authentication.SmsOtpAlternatives;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.util.Assert;

/**
 * {@link SmsOtpAlternatives} that knows who has registered a passkey, under the name of
 * the login or its form in lower case. Safe for use by several threads.
 */
public final class PasskeySmsOtpAlternatives implements SmsOtpAlternatives {

	private final PublicKeyCredentialUserEntityRepository users;

	private final UserCredentialRepository credentials;

	/**
	 * Creates alternatives.
	 * @param users the users with passkeys
	 * @param credentials their passkeys
	 */
	public PasskeySmsOtpAlternatives(PublicKeyCredentialUserEntityRepository users,
			UserCredentialRepository credentials) {
		Assert.notNull(users, "users cannot be null");
		Assert.notNull(credentials, "credentials cannot be null");
		this.users = users;
		this.credentials = credentials;
	}

	@Override
	public boolean has(Authentication authentication) {
		String name = authentication.getName();
		return Stream.of(name, DefaultSmsOtpAccountResolver.normalize(name)).distinct().anyMatch(this::hasPasskey);
	}

	private boolean hasPasskey(String name) {
		PublicKeyCredentialUserEntity user = this.users.findByUsername(name);
		return user != null && !this.credentials.findByUserId(user.getId()).isEmpty();
	}

}
