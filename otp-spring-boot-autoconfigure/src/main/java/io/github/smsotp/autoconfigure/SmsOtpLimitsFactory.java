package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.smsotp.SmsOtpLimits;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;

/**
 * Makes the immutable limits out of their properties, and stops the start where one makes
 * no sense or weakens a standard's bound.
 */
final class SmsOtpLimitsFactory {

	private static final String PREFIX = "sms-otp.limits.";

	private SmsOtpLimitsFactory() {
	}

	static SmsOtpLimits create(SmsOtpLimitsProperties limits) {
		return new SmsOtpLimits(send(limits.getSend()), enroll(limits.getEnroll()), guess(limits.getGuess()));
	}

	private static SmsOtpLimits.Send send(SmsOtpLimitsProperties.Send send) {
		Duration cooldown = send.getCooldown().duration();
		check(cooldown == null || AccountRules.isWait(cooldown), "send.cooldown", "is " + cooldown,
				"Set it to 1s to 366d, or leave it empty to switch it off.");
		return new SmsOtpLimits.Send(cooldown, checked("send.per-phone", send.getPerPhone()),
				checked("send.per-account", send.getPerAccount()), checked("send.per-client", send.getPerClient()),
				checked("send.global", send.getGlobal()));
	}

	private static SmsOtpLimits.Enroll enroll(SmsOtpLimitsProperties.Enroll enroll) {
		return new SmsOtpLimits.Enroll(checked("enroll.per-phone", enroll.getPerPhone()),
				checked("enroll.per-account", enroll.getPerAccount()),
				checked("enroll.per-client", enroll.getPerClient()),
				checked("enroll.per-number-range", enroll.getPerNumberRange()));
	}

	private static SmsOtpLimits.Guess guess(SmsOtpLimitsProperties.Guess guess) {
		check(guess.getLockAfter() >= 0, "guess.lock-after", "is negative", "Set it to 5.");
		check(guess.getDisableAfter() >= 0 && guess.getDisableAfter() <= GuessRules.MAX_CONSECUTIVE,
				"guess.disable-after", "is " + guess.getDisableAfter(),
				"Set it to at most 100 (NIST SP 800-63B-4 §3.2.2).");
		check(guess.getLockAfter() == 0 || !guess.getLockFor().isEmpty(), "guess.lock-for", "is empty",
				"Name at least one duration, for example 1m.");
		check(guess.getLockFor().stream().allMatch(AccountRules::isWait), "guess.lock-for",
				"names a lock of less than a second or more than a year",
				"Name durations of 1s to 366d, for example 1m, 5m.");
		check(guess.getPerAccount().stream().allMatch((limit) -> limit.count() <= GuessRules.MAX_REMEMBERED),
				"guess.per-account", "allows more than 1000", "Set it to 20/24h, 100/30d.");
		GuessRules rules = new GuessRules(guess.getLockAfter(), guess.getLockFor(),
				checked("guess.per-account", guess.getPerAccount()), guess.getDisableAfter());
		return new SmsOtpLimits.Guess(rules, checked("guess.per-client", guess.getPerClient()));
	}

	private static List<RateLimit> checked(String property, List<RateLimit> limits) {
		long windows = limits.stream().map(RateLimit::window).distinct().count();
		check(windows == limits.size(), property, "has two limits for the same time", "Keep the smaller one.");
		return limits;
	}

	private static void check(boolean valid, String property, String problem, String action) {
		InvalidSmsOtpConfigurationException.check(valid, PREFIX + property, problem, action);
	}

}
