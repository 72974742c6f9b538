package io.github.smsotp.sms.smspinverify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.smsotp.sms.smspinverify.SmsPinVerifyException.Reason;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Polls for one text message until it is there or the time is up. Made for one use by one
 * thread. The clock ends the polling, and the policy's own time-out does if the clock
 * stands still.
 */
final class TextPoll implements BackOffExecution {

	private static final Duration UNKNOWN_AFTER_RENTING = Duration.ofSeconds(30);

	private static final int SLOWEST = 4;

	private final SmsPinVerifyApi api;

	private final RentedNumber rented;

	private final Clock clock;

	private final Duration pollInterval;

	private final Duration timeLimit;

	private final Instant end;

	private Duration pause;

	TextPoll(SmsPinVerifyApi api, RentedNumber rented, Clock clock, Duration pollInterval, Duration timeLimit) {
		this.api = api;
		this.rented = rented;
		this.clock = clock;
		this.pollInterval = pollInterval;
		this.timeLimit = timeLimit;
		this.end = clock.instant().plus(timeLimit);
		this.pause = pollInterval;
	}

	String await() {
		RetryPolicy policy = RetryPolicy.builder()
			.predicate(this::mayCome)
			.backOff(() -> this)
			.timeout(this.timeLimit.plus(this.pollInterval))
			.build();
		try {
			return new RetryTemplate(policy).invoke(this::poll);
		}
		catch (SmsPinVerifyException ex) {
			throw outcome(ex);
		}
	}

	private String poll() {
		try {
			return text();
		}
		catch (SmsPinVerifyException ex) {
			if (ex.getReason() == Reason.RATE_LIMITED) {
				slowDown();
			}
			throw ex;
		}
	}

	private void slowDown() {
		Duration slowest = this.pollInterval.multipliedBy(SLOWEST);
		Duration slower = this.pause.multipliedBy(2);
		this.pause = (slower.compareTo(slowest) < 0) ? slower : slowest;
	}

	private String text() {
		String text = Answer.of(() -> this.api.getSms(this.rented.number(), this.rented.country(), this.rented.app()));
		if (text.isEmpty()) {
			throw new SmsPinVerifyException(Reason.NO_TEXT, "SMS Pin Verify answered without a text message");
		}
		return text;
	}

	private boolean mayCome(Throwable failure) {
		return failure instanceof SmsPinVerifyException answer && switch (answer.getReason()) {
			case NO_TEXT, RATE_LIMITED -> true;
			case NUMBER_NOT_FOUND -> this.clock.instant().isBefore(this.rented.rentedAt().plus(UNKNOWN_AFTER_RENTING));
			default -> false;
		};
	}

	private SmsPinVerifyException outcome(SmsPinVerifyException last) {
		if (Thread.currentThread().isInterrupted()) {
			return new SmsPinVerifyException(Reason.INTERRUPTED,
					"Interrupted while waiting for a text message at " + this.rented.number().masked());
		}
		return mayCome(last) ? nothing() : last;
	}

	private SmsPinVerifyException nothing() {
		return new SmsPinVerifyException(Reason.NO_TEXT,
				"No text message has arrived at %s within %s; check the number and ask for a new one."
					.formatted(this.rented.number().masked(), words(this.timeLimit)));
	}

	private static String words(Duration limit) {
		boolean wholeMinutes = limit.toSeconds() % 60 == 0;
		long amount = wholeMinutes ? limit.toMinutes() : limit.toSeconds();
		return amount + (wholeMinutes ? " minute" : " second") + ((amount != 1) ? "s" : "");
	}

	@Override
	public long nextBackOff() {
		Duration left = Duration.between(this.clock.instant(), this.end);
		Duration next = (this.pause.compareTo(left) < 0) ? this.pause : left;
		return (next.toMillis() > 0) ? next.toMillis() : STOP;
	}

}
