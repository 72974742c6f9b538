package io.github.smsotp.authentication;

import java.time.Clock;

import io.github.smsotp.SmsOtpEnrollmentService;
import io.github.smsotp.SmsOtpPurpose;
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
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.util.Assert;

/**
 * An {@link AuthenticationProvider} that verifies a code and adds the factor to the
 * authentication of the first one, whose type, principal and details stay. The code of an
 * enrolment also makes the number the user's. It throws exactly
 * {@link BadCredentialsException} and {@link LockedException}, for which Spring Security
 * publishes events, with a {@link SmsOtpVerificationException} as cause, and
 * {@link AuthenticationServiceException} when the code cannot be verified. Safe for use
 * by several threads once it is configured.
 */
public final class SmsOtpAuthenticationProvider implements AuthenticationProvider {

	private final SmsOtpService service;

	private final UserDetailsChecker userDetailsChecker = new AccountStatusUserDetailsChecker();

	private @Nullable UserDetailsService userDetailsService;

	private @Nullable SmsOtpEnrollmentService enrollments;

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
	 * Sets what makes a new number the user's when its code is accepted.
	 * @param enrollments the service, by default none
	 */
	public void setEnrollmentService(SmsOtpEnrollmentService enrollments) {
		Assert.notNull(enrollments, "enrollments cannot be null");
		this.enrollments = enrollments;
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
		SmsOtpVerifyResult result = verify(token, request);
		return switch (result.outcome()) {
			case ACCEPTED -> SmsOtpFactor.grant(firstFactor, this.clock.instant());
			case LOCKED, DISABLED, RATE_LIMITED ->
				throw new LockedException("Too many wrong codes", new SmsOtpVerificationException(result));
			default -> throw new BadCredentialsException("Code not accepted", new SmsOtpVerificationException(result));
		};
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return SmsOtpAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private SmsOtpVerifyResult confirm(SmsOtpAuthenticationToken token, SmsOtpVerifyRequest request) {
		Assert.state(this.enrollments != null, "there is no enrollment service");
		String epoch = this.enrollments.confirm(request.subject());
		if (epoch == null) {
			return new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.REJECTED, 0, null);
		}
		token.setEpoch(epoch);
		return new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.ACCEPTED, 0, null);
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

	private SmsOtpVerifyResult verify(SmsOtpAuthenticationToken token, SmsOtpVerifyRequest request) {
		try {
			SmsOtpVerifyResult result = this.service.verify(request);
			boolean confirms = request.subject().purpose() == SmsOtpPurpose.ENROLLMENT;
			return (confirms && result.outcome() == SmsOtpVerifyResult.Outcome.ACCEPTED) ? confirm(token, request)
					: result;
		}
		catch (SmsOtpUnavailableException ex) {
			throw new AuthenticationServiceException("Codes cannot be verified", ex);
		}
	}

}
