package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.event.SmsOtpFailuresEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Somebody who knows the password guesses as fast as the documented limits allow, with a
 * client address of his own for every guess. That no thirty days see more than a hundred
 * evaluated guesses makes 1 in 10,000 the chance of being hit.
 */
class WorstAttackerTests {

	private static final Duration MONTH = Duration.ofDays(30);

	private static final Duration DAY = Duration.ofDays(1);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	private final List<Instant> guesses = new ArrayList<>();

	private Instant end = this.start.plus(MONTH);

	private Instant nextSignIn = this.start.plus(Duration.ofHours(8));

	private int signIns;

	@Test
	void attackWhenVictimSignsInDailyThenAtMostHundredGuessesAreEvaluatedBru6() {
		attack(true);
		assertThat(this.guesses).hasSize(100);
		assertThat(this.signIns).isGreaterThanOrEqualTo(4);
		assertThat(this.otp.administration().report(SmsOtpServiceFixture.ALICE).disabled()).isFalse();
	}

	@Test
	void attackWhenItGoesOnForAQuarterThenNoThirtyDaysSeeMoreThanHundredBru6() {
		this.end = this.start.plus(MONTH.multipliedBy(3));
		attack(true);
		assertThat(this.guesses).hasSizeBetween(250, 300);
		for (int i = 100; i < this.guesses.size(); i++) {
			assertThat(this.guesses.get(i)).isAfterOrEqualTo(this.guesses.get(i - 100).plus(MONTH));
		}
		for (int i = 20; i < this.guesses.size(); i++) {
			assertThat(this.guesses.get(i)).isAfterOrEqualTo(this.guesses.get(i - 20).plus(DAY));
		}
	}

	@Test
	void attackWhenNobodySignsInThenDisabledAfterFiftyBru2() {
		attack(false);
		assertThat(this.guesses).hasSize(50);
		assertThat(this.otp.events).filteredOn(SmsOtpFailuresEvent.class::isInstance)
			.extracting("failures", "disabled")
			.containsExactly(tuple(5, false), tuple(20, false), tuple(50, true));
		assertThat(this.otp.status(null).lockedUntil()).isNull();
		assertThat(Duration.between(this.start, this.otp.clock.instant())).isLessThan(MONTH);
	}

	private void attack(boolean victim) {
		this.otp.gateway.sendMany();
		SmsOtpChallenge challenge = null;
		while (this.otp.clock.instant().isBefore(this.end)) {
			if (victim && !this.otp.clock.instant().isBefore(this.nextSignIn)) {
				signIn();
				challenge = null;
			}
			if (challenge == null) {
				SmsOtpSendResult sent = this.otp.send(SmsOtpServiceFixture.ALICE);
				challenge = sent.challenge();
				if (challenge == null && !waitUntil(sent.until(), victim)) {
					return;
				}
			}
			else if (guess(challenge) != SmsOtpVerifyResult.Outcome.REJECTED) {
				challenge = null;
			}
		}
	}

	private SmsOtpVerifyResult.Outcome guess(SmsOtpChallenge challenge) {
		SmsOtpSubject attacker = SmsOtpSubject.login(SmsOtpServiceFixture.ALICE).from("attacker" + this.guesses.size());
		SmsOtpVerifyResult result = this.otp.verify(attacker, challenge, this.otp.wrongCode());
		if (result.outcome() == SmsOtpVerifyResult.Outcome.REJECTED) {
			this.guesses.add(this.otp.clock.instant());
		}
		return (result.attemptsLeft() > 0) ? result.outcome() : SmsOtpVerifyResult.Outcome.LOCKED;
	}

	private void signIn() {
		SmsOtpSendResult sent = this.otp.send(SmsOtpServiceFixture.ALICE);
		if (sent.challenge() == null) {
			assertThat(sent.until()).as("the attacker cannot lock the victim out for good").isNotNull();
			this.nextSignIn = sent.until();
			return;
		}
		assertThat(this.otp.verify(sent.challenge(), this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		this.signIns++;
		this.nextSignIn = this.otp.clock.instant().plus(DAY);
	}

	private boolean waitUntil(@Nullable Instant until, boolean victim) {
		if (until == null) {
			return false;
		}
		Instant next = (victim && this.nextSignIn.isBefore(until)) ? this.nextSignIn : until;
		this.otp.clock.move(Duration.between(this.otp.clock.instant(), next));
		return true;
	}

}
