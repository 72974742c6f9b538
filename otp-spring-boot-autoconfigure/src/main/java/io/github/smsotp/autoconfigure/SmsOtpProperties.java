package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.smsotp.authentication.SmsOtpLoginPolicy;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the second factor as a whole.
 */
@ConfigurationProperties("sms-otp")
public class SmsOtpProperties {

	/**
	 * Whether to add the second factor. If not, no bean of it is left.
	 */
	private boolean enabled = true;

	/**
	 * Who needs the factor.
	 */
	private Require require = Require.ALWAYS;

	/**
	 * Comma-separated list of authorities of other factors that satisfy the requirement
	 * too.
	 */
	private Set<String> alternatives = new LinkedHashSet<>(SmsOtpLoginPolicy.defaults().alternatives());

	/**
	 * Comma-separated list of authorities whose holders are never asked for a code, for
	 * example service accounts.
	 */
	private Set<String> exemptAuthorities = new LinkedHashSet<>();

	/**
	 * How long the factor lasts, at most 24h.
	 */
	private Duration factorMaxAge = SmsOtpLoginPolicy.defaults().factorMaxAge();

	/**
	 * How long after the first factor the code may be typed in. Then the login starts
	 * over.
	 */
	private Duration pendingTtl = SmsOtpLoginPolicy.defaults().pendingTtl();

	/**
	 * Whether gateways for development may start.
	 */
	private boolean development = false;

	/**
	 * Comma-separated list of profiles under which no gateway for development starts.
	 */
	private Set<String> productionProfiles = new LinkedHashSet<>(Set.of("prod", "production"));

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Require getRequire() {
		return this.require;
	}

	public void setRequire(Require require) {
		this.require = require;
	}

	public Set<String> getAlternatives() {
		return this.alternatives;
	}

	public void setAlternatives(Set<String> alternatives) {
		this.alternatives = alternatives;
	}

	public Set<String> getExemptAuthorities() {
		return this.exemptAuthorities;
	}

	public void setExemptAuthorities(Set<String> exemptAuthorities) {
		this.exemptAuthorities = exemptAuthorities;
	}

	public Duration getFactorMaxAge() {
		return this.factorMaxAge;
	}

	public void setFactorMaxAge(Duration factorMaxAge) {
		this.factorMaxAge = factorMaxAge;
	}

	public Duration getPendingTtl() {
		return this.pendingTtl;
	}

	public void setPendingTtl(Duration pendingTtl) {
		this.pendingTtl = pendingTtl;
	}

	public boolean isDevelopment() {
		return this.development;
	}

	public void setDevelopment(boolean development) {
		this.development = development;
	}

	public Set<String> getProductionProfiles() {
		return this.productionProfiles;
	}

	public void setProductionProfiles(Set<String> productionProfiles) {
		this.productionProfiles = productionProfiles;
	}

	/**
	 * Who needs the factor.
	 */
	public enum Require {

		/**
		 * Everybody.
		 */
		ALWAYS,

		/**
		 * Users with a confirmed number.
		 */
		ENROLLED,

		/**
		 * Nobody, unless the application's own rules ask for it.
		 */
		NEVER

	}

}
