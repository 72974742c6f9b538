package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import io.github.smsotp.SmsOtpLimits;
import io.github.smsotp.SmsOtpPolicy;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;

import org.springframework.boot.convert.DurationStyle;

/**
 * What somebody should know of the limits in force: which ones are off, weaker than the
 * defaults, or never reached.
 */
final class LimitFindings {

	private static final String PREFIX = "sms-otp.limits.";

	private static final SmsOtpPolicy DEFAULTS = SmsOtpPolicy.defaults();

	private final List<String> findings = new ArrayList<>();

	private LimitFindings() {
	}

	static List<String> of(SmsOtpPolicy policy) {
		LimitFindings findings = new LimitFindings();
		findings.atMost("sms-otp.code.max-attempts", policy.maxAttempts(), DEFAULTS.maxAttempts());
		findings.check(policy.limits().send(), DEFAULTS.limits().send());
		findings.check(policy.limits().enroll(), DEFAULTS.limits().enroll(), policy.limits().send().global());
		findings.check(policy.limits().guess(), DEFAULTS.limits().guess());
		return findings.findings;
	}

	private void check(SmsOtpLimits.Send send, SmsOtpLimits.Send defaults) {
		Duration cooldown = send.cooldown();
		if (cooldown == null) {
			add("send.cooldown", "is switched off");
		}
		else if (defaults.cooldown() != null && cooldown.compareTo(defaults.cooldown()) < 0) {
			add("send.cooldown",
					"of " + text(cooldown) + " is weaker than the default of " + text(defaults.cooldown()));
		}
		check("send.per-phone", send.perPhone(), defaults.perPhone(), send.global(), LimitFindings::coversPerPhone);
		List<RateLimit> above = new ArrayList<>(send.global());
		above.add(SmsOtpLimits.ACCOUNT_CEILING);
		check("send.per-account", send.perAccount(), defaults.perAccount(), above);
		check("send.per-client", send.perClient(), defaults.perClient(), send.global());
		check("send.global", send.global(), defaults.global(), List.of());
	}

	private void check(SmsOtpLimits.Enroll enroll, SmsOtpLimits.Enroll defaults, List<RateLimit> global) {
		check("enroll.per-phone", enroll.perPhone(), defaults.perPhone(), global);
		check("enroll.per-account", enroll.perAccount(), defaults.perAccount(), global);
		check("enroll.per-client", enroll.perClient(), defaults.perClient(), global);
		check("enroll.per-number-range", enroll.perNumberRange(), defaults.perNumberRange(), global);
	}

	private void check(SmsOtpLimits.Guess guess, SmsOtpLimits.Guess defaults) {
		GuessRules rules = guess.rules();
		positive("guess.lock-after", rules.lockAfter(), defaults.rules().lockAfter());
		if (rules.disableAfter() > 0 && rules.lockAfter() >= rules.disableAfter()) {
			add("guess.lock-after", "of " + rules.lockAfter() + " is never reached, since disable-after of "
					+ rules.disableAfter() + " comes first");
		}
		if (rules.lockAfter() > 0) {
			locks(rules.lockFor(), defaults.rules().lockFor());
		}
		check("guess.per-account", rules.rolling(), defaults.rules().rolling(), List.of());
		check("guess.per-client", guess.perClient(), defaults.perClient(), List.of());
		positive("guess.disable-after", rules.disableAfter(), defaults.rules().disableAfter());
	}

	private void check(String property, List<RateLimit> limits, List<RateLimit> defaults, List<RateLimit> above) {
		check(property, limits, defaults, above, RateLimit::implies);
	}

	private void check(String property, List<RateLimit> limits, List<RateLimit> defaults, List<RateLimit> above,
			BiPredicate<RateLimit, RateLimit> covers) {
		if (limits.isEmpty()) {
			add(property, "is switched off");
			return;
		}
		for (RateLimit standard : defaults) {
			if (limits.stream().noneMatch((limit) -> covers.test(limit, standard))) {
				add(property, "of " + limits + " is weaker than the default of " + standard);
			}
		}
		for (RateLimit limit : limits) {
			Stream<RateLimit> before = limits.stream().filter((other) -> other != limit && covers.test(other, limit));
			Stream.concat(before, above.stream().filter((other) -> other.implies(limit)))
				.findFirst()
				.ifPresent(
						(other) -> add(property, "of " + limit + " is never reached, since " + other + " comes first"));
		}
	}

	// a limit that gets texts back may be reached later than one that does not
	private static boolean coversPerPhone(RateLimit limit, RateLimit other) {
		return limit.implies(other)
				&& (!SmsOtpLimits.Send.isGivenBackPerPhone(limit) || SmsOtpLimits.Send.isGivenBackPerPhone(other));
	}

	private void positive(String property, int count, int standard) {
		if (count == 0) {
			add(property, "is switched off");
		}
		else {
			atMost(PREFIX + property, count, standard);
		}
	}

	private void atMost(String property, int count, int standard) {
		if (count > standard) {
			this.findings.add(property + " of " + count + " is weaker than the default of " + standard);
		}
	}

	private void locks(List<Duration> locks, List<Duration> defaults) {
		for (int i = 0; i < Math.max(locks.size(), defaults.size()); i++) {
			Duration lock = locks.get(Math.min(i, locks.size() - 1));
			Duration standard = defaults.get(Math.min(i, defaults.size() - 1));
			if (lock.compareTo(standard) < 0) {
				add("guess.lock-for", "of " + text(locks) + " is weaker than the default of " + text(defaults));
				return;
			}
		}
	}

	private static String text(Duration duration) {
		return DurationStyle.SIMPLE.print(duration, ChronoUnit.SECONDS);
	}

	private static String text(List<Duration> durations) {
		return durations.stream().map(LimitFindings::text).toList().toString();
	}

	private void add(String property, String finding) {
		this.findings.add(PREFIX + property + " " + finding);
	}

}
