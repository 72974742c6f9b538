package io.github.smsotp.authentication;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.ClassUtils;

/**
 * A {@link SmsOtpAccountResolver} that takes issuer and subject of an OpenID Connect
 * user, and of everybody else the name in Unicode form NFKC and lower case, so that
 * {@code Alice}, {@code ALICE} and full-width letters are one account. A colon in a name
 * is doubled, so that no name looks like a realm or an issuer. Immutable and safe for use
 * by several threads.
 */
public final class DefaultSmsOtpAccountResolver implements SmsOtpAccountResolver {

	private static final boolean OIDC = ClassUtils.isPresent(
			"org.springframework.security.oauth2.core.oidc.user.OidcUser",
			DefaultSmsOtpAccountResolver.class.getClassLoader());

	// directories and collations ignore them, so that one person could have many accounts
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\\uFE00-\\uFE0F]");

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

	@Override
	public String resolve(Authentication authentication) {
		String oidc = OIDC ? OidcAccount.of(authentication) : null;
		return (oidc != null) ? oidc : normalize(authentication.getName()).replace(":", "::");
	}

	/**
	 * The form in which names are compared.
	 * @param name a user name as somebody typed it
	 * @return the name in NFKC lower case, without invisible characters and with single
	 * spaces
	 */
	public static String normalize(String name) {
		String visible = INVISIBLE.matcher(nfkc(name)).replaceAll("");
		return SPACE.matcher(nfkc(visible)).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * The account that a setting names.
	 * @param setting a user name; or the id of an account, which is what holds a colon,
	 * as issuers and realms do
	 * @return the id of the account
	 */
	public static String accountNamed(String setting) {
		return (setting.indexOf(':') < 0) ? normalize(setting) : setting;
	}

	private static String nfkc(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC);
	}

	private static final class OidcAccount {

		static @Nullable String of(Authentication authentication) {
			return (authentication.getPrincipal() instanceof OidcUser user) ? user.getIssuer() + " " + user.getSubject()
					: null;
		}

	}

}
