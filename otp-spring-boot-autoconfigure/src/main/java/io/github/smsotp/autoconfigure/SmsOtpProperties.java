package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.smsotp.authentication.SmsOtpLoginPolicy;
import org.jspecify.annotations.Nullable;

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

	/**
	 * Accounts whose code is always the same, by user name, for people who test or review
	 * the application.
	 */
	private Map<String, TestAccount> testAccounts = new LinkedHashMap<>();

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

	public Map<String, TestAccount> getTestAccounts() {
		return this.testAccounts;
	}

	public void setTestAccounts(Map<String, TestAccount> testAccounts) {
		this.testAccounts = testAccounts;
	}

	/**
	 * An account whose code is always the same.
	 */
	public static class TestAccount {

		/**
		 * Number, with a plus sign and its country code. No text goes there.
		 */
		private @Nullable String number;

		/**
		 * Code.
		 */
		private @Nullable String code;

		/**
		 * Last day on which the code is accepted, in UTC; at most a year from now.
		 */
		private @Nullable LocalDate until;

		public @Nullable String getNumber() {
			return this.number;
		}

		public void setNumber(@Nullable String number) {
			this.number = number;
		}

		public @Nullable String getCode() {
			return this.code;
		}

		public void setCode(@Nullable String code) {
			this.code = code;
		}

		public @Nullable LocalDate getUntil() {
			return this.until;
		}

		public void setUntil(@Nullable LocalDate until) {
			this.until = until;
		}

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
