package io.github.smsotp.config;

import java.util.stream.Stream;

import org.springframework.security.config.annotation.SecurityConfigurer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HttpBasicConfigurer;
import org.springframework.security.config.annotation.web.configurers.RememberMeConfigurer;
import org.springframework.security.config.annotation.web.configurers.WebAuthnConfigurer;
import org.springframework.security.config.annotation.web.configurers.X509Configurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2ClientConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.ott.OneTimeTokenLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.saml2.Saml2LoginConfigurer;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * What kind of filter chain it is, read off the application's DSL.
 *
 * @param isEnforced whether the factor is required in it
 * @param hasPages whether people can type in a code in it
 * @param isCsrfProtected whether it has CSRF protection
 * @param hasPasskeys whether people can log in by passkey in it
 * @param takesGrants whether it takes OAuth 2.0 grants for users who are logged in
 */
record ChainKind(boolean isEnforced, boolean hasPages, boolean isCsrfProtected, boolean hasPasskeys,
		boolean takesGrants) {

	static ChainKind of(HttpSecurity http) {
		boolean rules = has(http, AuthorizeHttpRequestsConfigurer.class);
		boolean stateless = isStateless(http);
		boolean interactive = hasAny(http, FormLoginConfigurer.class, OAuth2LoginConfigurer.class,
				Saml2LoginConfigurer.class, OneTimeTokenLoginConfigurer.class, WebAuthnConfigurer.class);
		boolean basic = has(http, HttpBasicConfigurer.class);
		boolean bearer = has(http, OAuth2ResourceServerConfigurer.class);
		boolean bearerOnly = stateless && bearer && !interactive && !basic
				&& !hasAny(http, X509Configurer.class, RememberMeConfigurer.class);
		return new ChainKind(rules && !bearerOnly, !stateless && (interactive || !basic),
				has(http, CsrfConfigurer.class), has(http, WebAuthnConfigurer.class),
				has(http, OAuth2ClientConfigurer.class));
	}

	private static boolean isStateless(HttpSecurity http) {
		SecurityContextRepository repository = http.getSharedObject(SecurityContextRepository.class);
		return repository instanceof RequestAttributeSecurityContextRepository
				|| repository instanceof NullSecurityContextRepository;
	}

	private static boolean hasAny(HttpSecurity http, Class<?>... types) {
		return Stream.of(types).anyMatch((type) -> has(http, type));
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static boolean has(HttpSecurity http, Class type) {
		return http.getConfigurer(
				(Class<? extends SecurityConfigurer<DefaultSecurityFilterChain, HttpSecurity>>) type) != null;
	}

}
