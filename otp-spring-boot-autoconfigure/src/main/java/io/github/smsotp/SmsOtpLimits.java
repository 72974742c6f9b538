package io.github.smsotp;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How many texts may go out and how many wrong codes may come in. An empty list is no
 * limit. Immutable.
 *
 * @param send texts to confirmed numbers; cooldown and global count every text
 * @param enroll texts to numbers that are to be confirmed
 * @param guess wrong codes
 */
public record SmsOtpLimits(Send send, Enroll enroll, Guess guess) {

	/**
	 * The most texts of an account to its confirmed number, accepted codes included,
	 * wherever texts per account are limited.
	 */
	public static final RateLimit ACCOUNT_CEILING = new RateLimit(30, Duration.ofHours(24));

	private static final Duration DAY = Duration.ofDays(1);

	public SmsOtpLimits {
		Assert.notNull(send, "send cannot be null");
		Assert.notNull(enroll, "enroll cannot be null");
		Assert.notNull(guess, "guess cannot be null");
	}

	/**
	 * The documented defaults.
	 * @return the limits
	 */
	public static SmsOtpLimits defaults() {
		List<Duration> locks = Stream.of(1, 5, 15, 60).map(Duration::ofMinutes).toList();
		return new SmsOtpLimits(
				new Send(Duration.ofSeconds(30), list("3/10m", "10/24h"), list("5/1h", "10/24h"), list("100/1h"),
						list("10000/1h")),
				new Enroll(list("2/24h"), list("3/24h"), list("20/1h"), list("20/1h")),
				new Guess(new GuessRules(5, locks, list("20/24h", "100/30d"), 50), list("100/1h")));
	}

	AccountRules accountRules() {
		return new AccountRules(this.guess.rules(), this.send.cooldown());
	}

	private static List<RateLimit> list(String... limits) {
		return Stream.of(limits).map(RateLimit::valueOf).toList();
	}

	private static List<RateLimit> checked(List<RateLimit> limits) {
		long windows = limits.stream().map(RateLimit::window).distinct().count();
		Assert.isTrue(windows == limits.size(), "limits of one kind must be for times of different length");
		return List.copyOf(limits);
	}

	/**
	 * Texts to confirmed numbers.
	 *
	 * @param cooldown the wait between the first text of an account and the second, which
	 * doubles with every further one; {@code null} for none
	 * @param perPhone texts to one number; an accepted code gives its text back where the
	 * time is a day or longer
	 * @param perAccount texts of one account; an accepted code gives its text back, up to
	 * {@link #ACCOUNT_CEILING}
	 * @param perClient texts that one client asks for; an accepted code gives its text
	 * back
	 * @param global all texts
	 */
	public record Send(@Nullable Duration cooldown, List<RateLimit> perPhone, List<RateLimit> perAccount,
			List<RateLimit> perClient, List<RateLimit> global) {

		public Send {
			Assert.isTrue(cooldown == null || AccountRules.isWait(cooldown), "cooldown must be 1s to 366d");
			perPhone = checked(perPhone);
			perAccount = checked(perAccount);
			perClient = checked(perClient);
			global = checked(global);
		}

		/**
		 * Whether an accepted code gives its text back to a limit per phone.
		 * @param limit a limit of {@link #perPhone()}
		 * @return {@code true} for a day or longer
		 */
		public static boolean isGivenBackPerPhone(RateLimit limit) {
			return limit.window().compareTo(DAY) >= 0;
		}

	}

	/**
	 * Texts to numbers that are to be confirmed.
	 *
	 * @param perPhone texts to one number
	 * @param perAccount texts of one account
	 * @param perClient texts that one client asks for
	 * @param perNumberRange texts to numbers that differ in their last four digits only;
	 * a confirmed number gives its text back
	 */
	public record Enroll(List<RateLimit> perPhone, List<RateLimit> perAccount, List<RateLimit> perClient,
			List<RateLimit> perNumberRange) {

		public Enroll {
			perPhone = checked(perPhone);
			perAccount = checked(perAccount);
			perClient = checked(perClient);
			perNumberRange = checked(perNumberRange);
		}

	}

	/**
	 * Wrong codes.
	 *
	 * @param rules those of one account
	 * @param perClient those of one client, over any number of accounts
	 */
	public record Guess(GuessRules rules, List<RateLimit> perClient) {

		public Guess {
			Assert.notNull(rules, "rules cannot be null");
			perClient = checked(perClient);
		}

	}

}
