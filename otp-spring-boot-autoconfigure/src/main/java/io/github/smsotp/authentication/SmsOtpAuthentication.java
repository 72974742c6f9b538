package io.github.smsotp.authentication;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.util.Assert;

/**
 * An authentication with the factor, for first factors whose own type cannot be built
 * anew and kept in a session. Every type of Spring Security's can, and is kept.
 */
public final class SmsOtpAuthentication extends AbstractAuthenticationToken {

	private final @Nullable Object principal;

	SmsOtpAuthentication(Authentication firstFactor, Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		this.principal = firstFactor.getPrincipal();
		setDetails(firstFactor.getDetails());
		super.setAuthenticated(true);
	}

	private SmsOtpAuthentication(Builder builder) {
		super(builder);
		this.principal = builder.principal;
	}

	@Override
	public @Nullable Object getPrincipal() {
		return this.principal;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public Builder toBuilder() {
		return new Builder(this);
	}

	/**
	 * Builds an authentication anew. Not safe for use by several threads.
	 */
	public static final class Builder extends AbstractAuthenticationBuilder<Builder> {

		private @Nullable Object principal;

		private Builder(SmsOtpAuthentication authentication) {
			super(authentication);
			this.principal = authentication.principal;
		}

		@Override
		public Builder principal(@Nullable Object principal) {
			Assert.notNull(principal, "principal cannot be null");
			this.principal = principal;
			return this;
		}

		@Override
		public SmsOtpAuthentication build() {
			return new SmsOtpAuthentication(this);
		}

	}

}
