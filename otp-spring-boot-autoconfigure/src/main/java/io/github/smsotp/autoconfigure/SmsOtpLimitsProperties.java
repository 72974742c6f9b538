package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.SmsOtpPolicy;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the limits of sending and guessing.
 */
@ConfigurationProperties("sms-otp.limits")
public class SmsOtpLimitsProperties {

	private static final GuessRules DEFAULTS = SmsOtpPolicy.defaults().guesses();

	/**
	 * Limits of sending.
	 */
	private final Send send = new Send();

	/**
	 * Limits of guessing.
	 */
	private final Guess guess = new Guess();

	public Send getSend() {
		return this.send;
	}

	public Guess getGuess() {
		return this.guess;
	}

	/**
	 * Limits of sending.
	 */
	public static class Send {

		/**
		 * Wait between two texts of one account. Empty switches it off.
		 */
		private Cooldown cooldown = new Cooldown(SmsOtpPolicy.defaults().cooldown());

		/**
		 * Texts to one number, whoever asks for them. Empty switches the limit off.
		 */
		private List<RateLimit> perPhone = new ArrayList<>(SmsOtpPolicy.defaults().perPhone());

		public Cooldown getCooldown() {
			return this.cooldown;
		}

		public void setCooldown(Cooldown cooldown) {
			this.cooldown = cooldown;
		}

		public List<RateLimit> getPerPhone() {
			return this.perPhone;
		}

		public void setPerPhone(List<RateLimit> perPhone) {
			this.perPhone = perPhone;
		}

	}

	/**
	 * Limits of guessing.
	 */
	public static class Guess {

		/**
		 * Consecutive wrong codes after which the factor is locked, and again after as
		 * many more.
		 */
		private int lockAfter = DEFAULTS.lockAfter();

		/**
		 * Comma-separated list of how long the factor is locked, the first lock first.
		 * The last one repeats.
		 */
		private List<Duration> lockFor = new ArrayList<>(DEFAULTS.lockFor());

		/**
		 * Wrong codes of one account, which success does not reset. Empty switches the
		 * limit off.
		 */
		private List<RateLimit> perAccount = new ArrayList<>(DEFAULTS.rolling());

		/**
		 * Consecutive wrong codes after which only an administrator unlocks the factor.
		 */
		private int disableAfter = DEFAULTS.disableAfter();

		public int getLockAfter() {
			return this.lockAfter;
		}

		public void setLockAfter(int lockAfter) {
			this.lockAfter = lockAfter;
		}

		public List<Duration> getLockFor() {
			return this.lockFor;
		}

		public void setLockFor(List<Duration> lockFor) {
			this.lockFor = lockFor;
		}

		public List<RateLimit> getPerAccount() {
			return this.perAccount;
		}

		public void setPerAccount(List<RateLimit> perAccount) {
			this.perAccount = perAccount;
		}

		public int getDisableAfter() {
			return this.disableAfter;
		}

		public void setDisableAfter(int disableAfter) {
			this.disableAfter = disableAfter;
		}

	}

}
