package io.github.smsotp.authentication;

import java.util.List;

import io.github.smsotp.SmsOtpChallenge;
import io.github.smsotp.SmsOtpSendRequest;
import io.github.smsotp.SmsOtpSendResult;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.SmsOtpSubject;
import io.github.smsotp.SmsOtpVerifyRequest;
import io.github.smsotp.SmsOtpVerifyResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whom {@link SmsOtpAuthenticationProvider} looks up once more before it verifies.
 */
class SmsOtpAuthenticationProviderTests {

	private static final UserDetails ALICE = User.withUsername("alice").password("x").roles("USER").build();

	private int verified;

	@Test
	void userWhenDisabledOrLockedSinceThenRefusedAndNothingVerifiedT34() {
		assertThatExceptionOfType(DisabledException.class)
			.isThrownBy(() -> authenticate((name) -> User.withUserDetails(ALICE).disabled(true).build()));
		assertThatExceptionOfType(LockedException.class)
			.isThrownBy(() -> authenticate((name) -> User.withUserDetails(ALICE).accountLocked(true).build()));
		assertThat(this.verified).isZero();
	}

	@Test
	void userWhenUnchangedThenGetsTheFactor() {
		assertThat(authenticate((name) -> ALICE).getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.contains("FACTOR_SMS_OTP");
	}

	@Test
	void userWhenFoundIsSomebodyElseThenIsJudgedAsBefore() {
		UserDetails namesake = new Customer();
		UserDetails other = User.withUsername("bob").password("x").disabled(true).build();
		for (UserDetails found : new UserDetails[] { namesake, other }) {
			assertThat(authenticate((name) -> found).isAuthenticated()).isTrue();
		}
		assertThat(authenticate((name) -> {
			throw new UsernameNotFoundException("unknown");
		}).isAuthenticated()).isTrue();
		assertThat(this.verified).isEqualTo(3);
	}

	@Test
	@SuppressWarnings("NullAway")
	void userWhenServiceKnowsNobodyByNullThenIsJudgedAsBefore() {
		assertThat(authenticate((name) -> null).isAuthenticated()).isTrue();
	}

	@Test
	void userWhenUsersCannotBeReadThenNobodyGetsInRes2() {
		assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> authenticate((name) -> {
			throw new IllegalStateException("no connection");
		}));
		assertThat(this.verified).isZero();
	}

	private Authentication authenticate(UserDetailsService users) {
		SmsOtpAuthenticationProvider provider = new SmsOtpAuthenticationProvider(new AcceptingService());
		provider.setUserDetailsService(users);
		Authentication firstFactor = UsernamePasswordAuthenticationToken.authenticated(ALICE, null,
				ALICE.getAuthorities());
		return provider.authenticate(new SmsOtpAuthenticationToken(firstFactor,
				new SmsOtpVerifyRequest(SmsOtpSubject.login("alice"), null, "123456")));
	}

	/**
	 * A locked user of another kind with the same name.
	 */
	private static final class Customer extends User {

		Customer() {
			super("alice", "x", true, true, true, false, List.of());
		}

	}

	private final class AcceptingService implements SmsOtpService {

		@Override
		public SmsOtpSendResult send(SmsOtpSendRequest request) {
			throw new UnsupportedOperationException();
		}

		@Override
		public SmsOtpVerifyResult verify(SmsOtpVerifyRequest request) {
			SmsOtpAuthenticationProviderTests.this.verified++;
			return new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.ACCEPTED, 0, null);
		}

		@Override
		public SmsOtpStatus status(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge) {
			throw new UnsupportedOperationException();
		}

	}

}
