package io.github.smsotp.authentication;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.smsotp.SmsOtpService;
import io.github.smsotp.SmsOtpUnavailableException;
import io.github.smsotp.SmsOtpVerifyRequest;
import io.github.smsotp.SmsOtpVerifyResult;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.util.Assert;

/**
 * An {@link AuthenticationProvider} that verifies a code and adds the factor to the
 * authentication of the first one, whose type, principal and details stay. It throws
 * exactly {@link BadCredentialsException} and {@link LockedException}, for which Spring
 * Security publishes events, with a {@link SmsOtpVerificationException} as cause, and
 * {@link AuthenticationServiceException} when the code cannot be verified. Safe for use
 * by several threads once it is configured.
 */
public final class SmsOtpAuthenticationProvider implements AuthenticationProvider {

	private final SmsOtpService service;

	private final UserDetailsChecker userDetailsChecker = new AccountStatusUserDetailsChecker();

	private @Nullable UserDetailsService userDetailsService;

	private Clock clock = Clock.systemUTC();

	/**
	 * Creates a provider.
	 * @param service what verifies codes
	 */
	public SmsOtpAuthenticationProvider(SmsOtpService service) {
		Assert.notNull(service, "service cannot be null");
		this.service = service;
	}

	/**
	 * Sets where users are looked up once more, so that nobody gets in who was disabled,
	 * locked or had expired after the first factor. Who is not found there by the same
	 * name and as the same type comes from elsewhere, and is judged as the first factor
	 * has seen him.
	 * @param userDetailsService the service, by default none
	 */
	public void setUserDetailsService(UserDetailsService userDetailsService) {
		Assert.notNull(userDetailsService, "userDetailsService cannot be null");
		this.userDetailsService = userDetailsService;
	}

	/**
	 * Sets the clock.
	 * @param clock the clock, by default the system's
	 */
	public void setClock(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		this.clock = clock;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		SmsOtpAuthenticationToken token = (SmsOtpAuthenticationToken) authentication;
		SmsOtpVerifyRequest request = token.getCredentials();
		Assert.state(request != null, "credentials were erased");
		Authentication firstFactor = token.getFirstFactor();
		if (firstFactor.getPrincipal() instanceof UserDetails user) {
			this.userDetailsChecker.check(user);
			this.userDetailsChecker.check(current(user));
		}
		SmsOtpVerifyResult result = verify(request);
		return switch (result.outcome()) {
			case ACCEPTED -> withFactor(firstFactor);
			case LOCKED, DISABLED, RATE_LIMITED ->
				throw new LockedException("Too many wrong codes", new SmsOtpVerificationException(result));
			default -> throw new BadCredentialsException("Code not accepted", new SmsOtpVerificationException(result));
		};
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return SmsOtpAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private UserDetails current(UserDetails user) {
		try {
			UserDetails found = (this.userDetailsService != null)
					? this.userDetailsService.loadUserByUsername(user.getUsername()) : user;
			return isSame(found, user) ? found : user;
		}
		catch (UsernameNotFoundException ex) {
			return user;
		}
		catch (AuthenticationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new AuthenticationServiceException("Users cannot be read", ex);
		}
	}

	private static boolean isSame(@Nullable UserDetails found, UserDetails user) {
		return found != null && found.getClass().equals(user.getClass())
				&& found.getUsername().equals(user.getUsername());
	}

	private SmsOtpVerifyResult verify(SmsOtpVerifyRequest request) {
		try {
			return this.service.verify(request);
		}
		catch (SmsOtpUnavailableException ex) {
			throw new AuthenticationServiceException("Codes cannot be verified", ex);
		}
	}

	private Authentication withFactor(Authentication firstFactor) {
		Set<GrantedAuthority> authorities = new LinkedHashSet<>(firstFactor.getAuthorities());
		authorities.removeIf((authority) -> SmsOtpFactor.FACTOR_SMS_OTP.equals(authority.getAuthority()));
		authorities.add(SmsOtpFactor.issuedAt(this.clock.instant()));
		Authentication built = firstFactor.toBuilder().authorities((current) -> {
			current.clear();
			current.addAll(authorities);
		}).build();
		// what cannot be built as the same type would not be kept in the session
		return built.getClass().equals(firstFactor.getClass()) ? built
				: new SmsOtpAuthentication(firstFactor, authorities);
	}

}
