package io.github.smsotp.test;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.smsotp.authentication.SmsOtpFactor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/**
 * Makes the user of {@link WithSmsOtpUser}.
 */
final class WithSmsOtpUserSecurityContextFactory implements WithSecurityContextFactory<WithSmsOtpUser> {

	private @Nullable ObjectProvider<Clock> clock;

	@Autowired(required = false)
	void setClock(ObjectProvider<Clock> clock) {
		this.clock = clock;
	}

	@Override
	public SecurityContext createSecurityContext(WithSmsOtpUser annotation) {
		Instant at = now().minus(DurationStyle.detectAndParse(annotation.age()));
		List<GrantedAuthority> authorities = new ArrayList<>();
		Stream.of(annotation.roles()).map((role) -> "ROLE_" + role).forEach((role) -> add(authorities, role));
		Stream.of(annotation.authorities()).forEach((authority) -> add(authorities, authority));
		authorities
			.add(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY).issuedAt(at).build());
		authorities.add(SmsOtpFactor.issuedAt(at));
		User principal = new User(annotation.value(), "password", authorities);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, "password", authorities));
		return context;
	}

	private static void add(List<GrantedAuthority> authorities, String authority) {
		authorities.add(new SimpleGrantedAuthority(authority));
	}

	private Instant now() {
		Clock system = Clock.systemUTC();
		return ((this.clock != null) ? this.clock.getIfUnique(() -> system) : system).instant();
	}

}
