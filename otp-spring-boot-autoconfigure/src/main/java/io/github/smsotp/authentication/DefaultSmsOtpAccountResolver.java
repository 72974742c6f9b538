package io.github.smsotp.authentication;

import java.text.Normalizer;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.ClassUtils;

/**
 * A {@link SmsOtpAccountResolver} that takes issuer and subject of an OpenID Connect
 * user, and of everybody else the name in Unicode form NFKC and lower case, so that
 * {@code Alice}, {@code ALICE} and full-width letters are one account. Immutable and safe
 * for use by several threads.
 */
public final class DefaultSmsOtpAccountResolver implements SmsOtpAccountResolver {

	private static final boolean OIDC = ClassUtils.isPresent(
			"org.springframework.security.oauth2.core.oidc.user.OidcUser",
			DefaultSmsOtpAccountResolver.class.getClassLoader());

	@Override
	public String resolve(Authentication authentication) {
		String oidc = OIDC ? OidcAccount.of(authentication) : null;
		return (oidc != null) ? oidc : normalize(authentication.getName());
	}

	/**
	 * The form in which names are compared.
	 * @param name a user name as somebody typed it
	 * @return the name in NFKC lower case
	 */
	public static String normalize(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
	}

	private static final class OidcAccount {

		static @Nullable String of(Authentication authentication) {
			return (authentication.getPrincipal() instanceof OidcUser user) ? user.getIssuer() + " " + user.getSubject()
					: null;
		}

	}

}
