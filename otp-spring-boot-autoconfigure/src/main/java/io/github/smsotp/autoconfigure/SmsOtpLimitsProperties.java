package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.SmsOtpLimits;
import io.github.smsotp.store.RateLimit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the limits of sending and guessing. A limit is a count and
 * a time, for example 3/10m.
 */
@ConfigurationProperties("sms-otp.limits")
public class SmsOtpLimitsProperties {

	private static final SmsOtpLimits DEFAULTS = SmsOtpLimits.defaults();

	/**
	 * Limits of texts to confirmed numbers.
	 */
	private final Send send = new Send();

	/**
	 * Limits of texts to numbers that are to be confirmed.
	 */
	private final Enroll enroll = new Enroll();

	/**
	 * Limits of guessing.
	 */
	private final Guess guess = new Guess();

	public Send getSend() {
		return this.send;
	}

	public Enroll getEnroll() {
		return this.enroll;
	}

	public Guess getGuess() {
		return this.guess;
	}

	/**
	 * Limits of texts to confirmed numbers.
	 */
	public static class Send {

		/**
		 * Wait between the first two texts of one account, whatever their number. It
		 * doubles with every further text, up to 32m, and starts over after success or a
		 * quiet hour. Empty switches it off.
		 */
		private Cooldown cooldown = new Cooldown(DEFAULTS.send().cooldown());

		/**
		 * Comma-separated list of limits of texts to one number, whoever asks for them.
		 * An accepted code gives its text back where the time is a day or longer. Empty
		 * switches the limit off.
		 */
		private List<RateLimit> perPhone = new ArrayList<>(DEFAULTS.send().perPhone());

		/**
		 * Comma-separated list of limits of texts of one account. An accepted code gives
		 * its text back, up to 30 texts a day. Empty switches the limit off.
		 */
		private List<RateLimit> perAccount = new ArrayList<>(DEFAULTS.send().perAccount());

		/**
		 * Comma-separated list of limits of texts that one IPv4 address or IPv6 /64
		 * network asks for, counted by each node. An accepted code gives its text back.
		 * Empty switches the limit off.
		 */
		private List<RateLimit> perClient = new ArrayList<>(DEFAULTS.send().perClient());

		/**
		 * Comma-separated list of limits of all texts. An event and a log line tell when
		 * four fifths are used up. Empty switches the limit off.
		 */
		private List<RateLimit> global = new ArrayList<>(DEFAULTS.send().global());

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

		public List<RateLimit> getPerAccount() {
			return this.perAccount;
		}

		public void setPerAccount(List<RateLimit> perAccount) {
			this.perAccount = perAccount;
		}

		public List<RateLimit> getPerClient() {
			return this.perClient;
		}

		public void setPerClient(List<RateLimit> perClient) {
			this.perClient = perClient;
		}

		public List<RateLimit> getGlobal() {
			return this.global;
		}

		public void setGlobal(List<RateLimit> global) {
			this.global = global;
		}

	}

	/**
	 * Limits of texts to numbers that are to be confirmed.
	 */
	public static class Enroll {

		/**
		 * Comma-separated list of limits of texts to one number, whoever asks for them.
		 * Empty switches the limit off.
		 */
		private List<RateLimit> perPhone = new ArrayList<>(DEFAULTS.enroll().perPhone());

		/**
		 * Comma-separated list of limits of texts of one account. Empty switches the
		 * limit off.
		 */
		private List<RateLimit> perAccount = new ArrayList<>(DEFAULTS.enroll().perAccount());

		/**
		 * Comma-separated list of limits of texts that one IPv4 address or IPv6 /64
		 * network asks for, counted by each node. Empty switches the limit off.
		 */
		private List<RateLimit> perClient = new ArrayList<>(DEFAULTS.enroll().perClient());

		/**
		 * Comma-separated list of limits of texts to numbers that differ in their last
		 * four digits only. A confirmed number gives its text back. Empty switches the
		 * limit off.
		 */
		private List<RateLimit> perNumberRange = new ArrayList<>(DEFAULTS.enroll().perNumberRange());

		public List<RateLimit> getPerPhone() {
			return this.perPhone;
		}

		public void setPerPhone(List<RateLimit> perPhone) {
			this.perPhone = perPhone;
		}

		public List<RateLimit> getPerAccount() {
			return this.perAccount;
		}

		public void setPerAccount(List<RateLimit> perAccount) {
			this.perAccount = perAccount;
		}

		public List<RateLimit> getPerClient() {
			return this.perClient;
		}

		public void setPerClient(List<RateLimit> perClient) {
			this.perClient = perClient;
		}

		public List<RateLimit> getPerNumberRange() {
			return this.perNumberRange;
		}

		public void setPerNumberRange(List<RateLimit> perNumberRange) {
			this.perNumberRange = perNumberRange;
		}

	}

	/**
	 * Limits of guessing.
	 */
	public static class Guess {

		/**
		 * Consecutive wrong codes after which the factor is locked, and again after as
		 * many more. 0 switches the lock off.
		 */
		private int lockAfter = DEFAULTS.guess().rules().lockAfter();

		/**
		 * Comma-separated list of how long the factor is locked, the first lock first.
		 * The last one repeats.
		 */
		private List<Duration> lockFor = new ArrayList<>(DEFAULTS.guess().rules().lockFor());

		/**
		 * Comma-separated list of limits of wrong codes of one account, which success
		 * does not reset. Empty switches the limit off.
		 */
		private List<RateLimit> perAccount = new ArrayList<>(DEFAULTS.guess().rules().rolling());

		/**
		 * Comma-separated list of limits of wrong codes that come from one IPv4 address
		 * or IPv6 /64 network, over all accounts, counted by each node. Empty switches
		 * the limit off.
		 */
		private List<RateLimit> perClient = new ArrayList<>(DEFAULTS.guess().perClient());

		/**
		 * Consecutive wrong codes after which only an administrator unlocks the factor,
		 * at most 100. 0 switches it off.
		 */
		private int disableAfter = DEFAULTS.guess().rules().disableAfter();

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

		public List<RateLimit> getPerClient() {
			return this.perClient;
		}

		public void setPerClient(List<RateLimit> perClient) {
			this.perClient = perClient;
		}

		public int getDisableAfter() {
			return this.disableAfter;
		}

		public void setDisableAfter(int disableAfter) {
			this.disableAfter = disableAfter;
		}

	}

}
