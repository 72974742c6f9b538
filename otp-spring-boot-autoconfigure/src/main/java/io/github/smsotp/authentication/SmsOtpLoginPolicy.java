package io.github.smsotp.authentication;

import java.time.Duration;
import java.util.Set;

import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.util.Assert;

/**
 * What a login with the factor keeps to. Immutable.
 *
 * @param alternatives authorities of other factors that satisfy the requirement too
 * @param exemptAuthorities authorities whose holders, such as service accounts, are never
 * asked for a code
 * @param factorMaxAge how long the factor lasts, at most 24 hours (NIST SP 800-63B-4
 * §2.2.3)
 * @param pendingTtl how long after the first factor the code may be typed in
 */
public record SmsOtpLoginPolicy(Set<String> alternatives, Set<String> exemptAuthorities, Duration factorMaxAge,
		Duration pendingTtl) {

	/**
	 * The longest time that the factor may last.
	 */
	public static final Duration MAX_FACTOR_AGE = Duration.ofHours(24);

	public SmsOtpLoginPolicy {
		alternatives = Set.copyOf(alternatives);
		exemptAuthorities = Set.copyOf(exemptAuthorities);
		Assert.isTrue(factorMaxAge.toSeconds() > 0 && factorMaxAge.compareTo(MAX_FACTOR_AGE) <= 0,
				"factorMaxAge must be 1s to 24h");
		Assert.isTrue(pendingTtl.toSeconds() > 0, "pendingTtl must be at least 1s");
	}

	/**
	 * The documented defaults.
	 * @return the policy
	 */
	public static SmsOtpLoginPolicy defaults() {
		return new SmsOtpLoginPolicy(
				Set.of(FactorGrantedAuthority.WEBAUTHN_AUTHORITY, FactorGrantedAuthority.X509_AUTHORITY), Set.of(),
				Duration.ofHours(12), Duration.ofMinutes(10));
	}

}
