package io.github.smsotp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * A limit that all nodes keep together: how much it lets through, and what somebody does
 * to find out.
 */
enum SharedLimit {

	/**
	 * Texts of one account, which come too soon after one another.
	 */
	COOLDOWN(1) {

		@Override
		SmsOtpLimits limits() {
			return send(Duration.ofSeconds(30), List.of(), List.of(), List.of());
		}

	},

	/**
	 * Texts to one number, which several accounts share.
	 */
	SEND_PER_PHONE(17) {

		@Override
		SmsOtpLimits limits() {
			return send(null, limit(), List.of(), List.of());
		}

		@Override
		SmsOtpSubject subject(int i) {
			return SmsOtpSubject.login("sharer" + i % 50);
		}

	},

	/**
	 * Texts of one account.
	 */
	SEND_PER_ACCOUNT(17) {

		@Override
		SmsOtpLimits limits() {
			return send(null, List.of(), limit(), List.of());
		}

	},

	/**
	 * Texts of one account, however many are allowed it.
	 */
	SEND_PER_DAY(30) {

		@Override
		SmsOtpLimits limits() {
			return send(null, List.of(), List.of(RateLimit.valueOf("1000/1h")), List.of());
		}

	},

	/**
	 * All texts.
	 */
	SEND_GLOBAL(117) {

		@Override
		SmsOtpLimits limits() {
			return send(null, List.of(), List.of(), limit());
		}

		@Override
		SmsOtpSubject subject(int i) {
			return SmsOtpSubject.login("somebody" + i);
		}

	},

	/**
	 * Texts to one number that nobody has confirmed.
	 */
	ENROLL_PER_PHONE(17) {

		@Override
		SmsOtpLimits limits() {
			return enroll(limit(), List.of(), List.of());
		}

		@Override
		SmsOtpSubject subject(int i) {
			return SmsOtpSubject.enrollment("enrolling" + i, number(0));
		}

	},

	/**
	 * Texts of one account to numbers that it has not confirmed.
	 */
	ENROLL_PER_ACCOUNT(17) {

		@Override
		SmsOtpLimits limits() {
			return enroll(List.of(), limit(), List.of());
		}

		@Override
		SmsOtpSubject subject(int i) {
			return SmsOtpSubject.enrollment("enroller", number(i));
		}

	},

	/**
	 * Texts to neighbouring numbers that nobody has confirmed.
	 */
	ENROLL_PER_NUMBER_RANGE(17) {

		@Override
		SmsOtpLimits limits() {
			return enroll(List.of(), List.of(), limit());
		}

		@Override
		SmsOtpSubject subject(int i) {
			return SmsOtpSubject.enrollment("neighbour" + i, number(i));
		}

	},

	/**
	 * Consecutive wrong codes until the account is locked.
	 */
	GUESS_LOCK(5) {

		@Override
		SmsOtpLimits limits() {
			return guess(new GuessRules(5, List.of(Duration.ofMinutes(1)), List.of(), 0));
		}

		@Override
		boolean guesses() {
			return true;
		}

	},

	/**
	 * Wrong codes of one account.
	 */
	GUESS_PER_ACCOUNT(20) {

		@Override
		SmsOtpLimits limits() {
			return guess(new GuessRules(0, List.of(), limit(), 0));
		}

		@Override
		boolean guesses() {
			return true;
		}

	},

	/**
	 * Consecutive wrong codes until the account is disabled.
	 */
	GUESS_DISABLE(10) {

		@Override
		SmsOtpLimits limits() {
			return guess(new GuessRules(0, List.of(), List.of(), 10));
		}

		@Override
		boolean guesses() {
			return true;
		}

	};

	private final int lets;

	SharedLimit(int lets) {
		this.lets = lets;
	}

	int lets() {
		return this.lets;
	}

	abstract SmsOtpLimits limits();

	SmsOtpSubject subject(int i) {
		return SmsOtpSubject.login(name());
	}

	boolean guesses() {
		return false;
	}

	/**
	 * Whether a text goes out, or a wrong code is evaluated.
	 */
	boolean isLetThrough(DefaultSmsOtpService service, @Nullable SmsOtpChallenge challenge, int i) {
		SmsOtpSubject subject = subject(i);
		if (guesses()) {
			return service.verify(new SmsOtpVerifyRequest(subject, challenge, "wrong"))
				.outcome() == SmsOtpVerifyResult.Outcome.REJECTED;
		}
		return service.send(new SmsOtpSendRequest(subject, null, Locale.ENGLISH))
			.outcome() == SmsOtpSendResult.Outcome.SENT;
	}

	List<RateLimit> limit() {
		return List.of(new RateLimit(this.lets, Duration.ofHours(1)));
	}

	static PhoneNumber number(int i) {
		return new PhoneNumber("+1415555" + (2_000 + i));
	}

	private static SmsOtpLimits send(@Nullable Duration cooldown, List<RateLimit> perPhone, List<RateLimit> perAccount,
			List<RateLimit> global) {
		return limits(new SmsOtpLimits.Send(cooldown, perPhone, perAccount, List.of(), global),
				new SmsOtpLimits.Enroll(List.of(), List.of(), List.of(), List.of()),
				new GuessRules(0, List.of(), List.of(), 0));
	}

	private static SmsOtpLimits enroll(List<RateLimit> perPhone, List<RateLimit> perAccount, List<RateLimit> perRange) {
		return limits(new SmsOtpLimits.Send(null, List.of(), List.of(), List.of(), List.of()),
				new SmsOtpLimits.Enroll(perPhone, perAccount, List.of(), perRange),
				new GuessRules(0, List.of(), List.of(), 0));
	}

	private static SmsOtpLimits guess(GuessRules rules) {
		return limits(new SmsOtpLimits.Send(null, List.of(), List.of(), List.of(), List.of()),
				new SmsOtpLimits.Enroll(List.of(), List.of(), List.of(), List.of()), rules);
	}

	private static SmsOtpLimits limits(SmsOtpLimits.Send send, SmsOtpLimits.Enroll enroll, GuessRules guess) {
		return new SmsOtpLimits(send, enroll, new SmsOtpLimits.Guess(guess, List.of()));
	}

}
