package io.github.smsotp.authentication;

import java.util.List;

import io.github.smsotp.SmsOtpVerifyRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * A request to add the factor to an authentication. The user is the one of the first
 * factor; nothing in the request names another.
 */
public final class SmsOtpAuthenticationToken extends AbstractAuthenticationToken {

	private final Authentication firstFactor;

	private transient @Nullable SmsOtpVerifyRequest request;

	private transient @Nullable String epoch;

	/**
	 * Creates a request.
	 * @param firstFactor the authentication that is to get the factor
	 * @param request the code with its account and challenge
	 */
	public SmsOtpAuthenticationToken(Authentication firstFactor, SmsOtpVerifyRequest request) {
		super(List.of());
		Assert.notNull(firstFactor, "firstFactor cannot be null");
		Assert.notNull(request, "request cannot be null");
		this.firstFactor = firstFactor;
		this.request = request;
		setDetails(firstFactor.getDetails());
	}

	/**
	 * The authentication that is to get the factor.
	 * @return the first factor
	 */
	public Authentication getFirstFactor() {
		return this.firstFactor;
	}

	/**
	 * The epoch of the account's numbers that a confirmed number has begun.
	 * @return the epoch, {@code null} unless a number was confirmed
	 */
	public @Nullable String getEpoch() {
		return this.epoch;
	}

	void setEpoch(String epoch) {
		this.epoch = epoch;
	}

	@Override
	public @Nullable SmsOtpVerifyRequest getCredentials() {
		return this.request;
	}

	@Override
	public @Nullable Object getPrincipal() {
		return this.firstFactor.getPrincipal();
	}

	@Override
	public void eraseCredentials() {
		super.eraseCredentials();
		this.request = null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
