package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.event.SmsOtpFailuresEvent;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * How {@link DefaultSmsOtpService} locks an account that gives wrong codes.
 */
class DefaultSmsOtpServiceLockTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final List<Duration> LOCKS = SmsOtpPolicy.defaults().limits().guess().rules().lockFor();

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void noSendLimits() {
		this.otp.unlimited();
	}

	@Test
	void sendWhenFourWrongCodesThenResendRefillsNothingBru3T02() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 4);
		SmsOtpChallenge resent = this.otp.sent(ALICE, challenge);
		assertThat(this.otp.status(resent).attemptsLeft()).isEqualTo(1);
		assertLocked(this.otp.verifyWrong(resent, 1), Duration.ofMinutes(1));
		assertThat(this.otp.verify(resent, this.otp.code()).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
	}

	@Test
	void sendWhenThreeWrongCodesThenNewSessionRefillsNothingBru4T03() {
		this.otp.verifyWrong(this.otp.sent(), 3);
		SmsOtpChallenge other = this.otp.sent();
		assertThat(this.otp.status(other).attemptsLeft()).isEqualTo(2);
		assertLocked(this.otp.verifyWrong(other, 2), Duration.ofMinutes(1));
		assertThat(this.otp.verify(other, this.otp.code()).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
	}

	@Test
	void verifyWhenSessionsTakeTurnsThenCountedTogetherBru4T03() {
		SmsOtpChallenge one = this.otp.sent();
		SmsOtpChallenge other = this.otp.sent();
		assertThat(this.otp.verifyWrong(one, 2).attemptsLeft()).isEqualTo(3);
		assertThat(this.otp.verifyWrong(other, 2).attemptsLeft()).isEqualTo(1);
		assertLocked(this.otp.verifyWrong(one, 1), Duration.ofMinutes(1));
	}

	@Test
	void verifyWhenCodesExpireBetweenThenCountedTogetherBru3() {
		this.otp.verifyWrong(this.otp.sent(), 4);
		this.otp.clock.move(Duration.ofHours(1));
		assertLocked(this.otp.verifyWrong(this.otp.sent(), 1), Duration.ofMinutes(1));
	}

	@Test
	void verifyWhenEveryFifthWrongCodeThenLockedForLongerBru7() {
		this.otp.rules(new GuessRules(5, LOCKS, List.of(), 0));
		for (long minutes : new long[] { 1, 5, 15, 60, 60, 60 }) {
			assertLocked(this.otp.verifyWrong(this.otp.sent(), 5), Duration.ofMinutes(minutes));
			this.otp.clock.move(Duration.ofMinutes(minutes));
		}
	}

	@Test
	void verifyWhenLockEndsThenEvaluatedAtThatMillisecondBru7() {
		SmsOtpChallenge other = this.otp.sent();
		String code = this.otp.code();
		this.otp.verifyWrong(this.otp.sent(), 5);
		this.otp.clock.move(Duration.ofMinutes(1).minusMillis(1));
		SmsOtpVerifyResult locked = this.otp.verify(other, code);
		assertThat(locked).isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.LOCKED, 0,
				this.otp.clock.instant().plus(Duration.ofMillis(1))));
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(this.otp.verify(other, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenClockHasNanosecondsThenLockEndsAtAMillisecondHttp1() {
		Instant start = this.otp.clock.instant();
		this.otp.clock.move(Duration.ofNanos(999_999));
		assertThat(this.otp.verifyWrong(this.otp.sent(), 5).lockedUntil()).isEqualTo(start.plus(Duration.ofMinutes(1)));
	}

	@Test
	void verifyWhenLockedThenGuessesNeitherCountNorTakeAttemptsBru7() {
		SmsOtpChallenge other = this.otp.sent();
		this.otp.verifyWrong(this.otp.sent(), 5);
		this.otp.verifyWrong(other, 10);
		assertThat(this.otp.ledger().consecutive()).isEqualTo(5);
		this.otp.clock.move(Duration.ofMinutes(1));
		assertThat(this.otp.status(other).attemptsLeft()).isEqualTo(5);
	}

	@Test
	void verifyWhenAcceptedThenConsecutiveCountStartsOverBru5() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 4);
		this.otp.verify(challenge, this.otp.code());
		assertThat(this.otp.verifyWrong(this.otp.sent(), 4))
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.REJECTED, 1, null));
		assertThat(this.otp.ledger().consecutive()).isEqualTo(4);
	}

	@Test
	void verifyWhenAcceptedThenBackoffStartsOverBru5() {
		this.otp.verifyWrong(this.otp.sent(), 5);
		this.otp.clock.move(Duration.ofMinutes(1));
		this.otp.verify(this.otp.sent(), this.otp.code());
		assertLocked(this.otp.verifyWrong(this.otp.sent(), 5), Duration.ofMinutes(1));
	}

	@Test
	void verifyWhenTwentyWrongCodesInADayThenLockedDespiteSuccessBru6() {
		for (int i = 0; i < 5; i++) {
			SmsOtpChallenge challenge = this.otp.sent();
			SmsOtpVerifyResult result = this.otp.verifyWrong(challenge, 4);
			if (i == 4) {
				assertLocked(result, Duration.ofHours(20));
				return;
			}
			assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
			this.otp.clock.move(Duration.ofHours(1));
		}
	}

	@Test
	void verifyWhenRollingCountSlidesThenUnlockedAtThatMillisecondBru6() {
		this.otp.rules(new GuessRules(0, List.of(), List.of(new RateLimit(3, Duration.ofHours(24))), 0));
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 1);
		this.otp.clock.move(Duration.ofSeconds(1));
		this.otp.verifyWrong(challenge, 2);
		this.otp.clock.move(Duration.ofHours(24).minusSeconds(1).minusMillis(1));
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(this.otp.verifyWrong(this.otp.sent(), 1).attemptsLeft()).isZero();
		assertThat(this.otp.send(ALICE).until()).isEqualTo(this.otp.clock.instant().plus(Duration.ofSeconds(1)));
		this.otp.clock.move(Duration.ofSeconds(1));
		assertThat(this.otp.verify(this.otp.sent(), this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenFiftyWrongCodesThenDisabledForGoodBru2() {
		this.otp.rules(new GuessRules(5, LOCKS, List.of(), 50));
		List<SmsOtpVerifyResult> results = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			SmsOtpChallenge challenge = this.otp.sent();
			results.add(this.otp.verifyWrong(challenge, 5));
			this.otp.clock.move(Duration.ofHours(1));
		}
		assertThat(results.get(8).lockedUntil()).isNotNull();
		assertThat(results.get(9)).isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.REJECTED, 0, null));
		this.otp.clock.move(Duration.ofDays(3650));
		assertThat(this.otp.send(ALICE)).isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.LOCKED, null, null));
		assertThat(this.otp.status(null).state()).isEqualTo(SmsOtpStatus.State.LOCKED);
		assertThat(this.otp.status(null).lockedUntil()).isNull();
	}

	@Test
	void verifyWhenDisabledThenRightCodeIsNotLookedAtBru2() {
		this.otp.rules(new GuessRules(0, List.of(), List.of(), 2));
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 2);
		assertThat(this.otp.verify(challenge, this.otp.code()))
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.DISABLED, 0, null));
	}

	@Test
	void statusWhenDisabledDuringALockThenNoEndIsToldBru2() {
		this.otp.rules(new GuessRules(2, LOCKS, List.of(RateLimit.valueOf("2/24h")), 2));
		this.otp.verifyWrong(this.otp.sent(), 2);
		assertThat(this.otp.status(null).lockedUntil()).isNull();
		assertThat(this.otp.send(ALICE).until()).isNull();
	}

	@Test
	void verifyWhenCallerFailsAfterwardsThenFailureStaysCountedT05() {
		SmsOtpChallenge challenge = this.otp.sent();
		for (int i = 1; i <= 5; i++) {
			assertThatIllegalStateException().isThrownBy(() -> {
				this.otp.verifyWrong(challenge, 1);
				throw new IllegalStateException("the caller rolls back");
			});
			assertThat(this.otp.ledger().consecutive()).isEqualTo(i);
		}
	}

	@Test
	void verifyWhenFailuresAddUpThenToldAtFiveTwentyAndFiftyBru2() {
		this.otp.rules(new GuessRules(5, LOCKS, List.of(), 60));
		for (int i = 0; i < 12; i++) {
			this.otp.verifyWrong(this.otp.sent(), 5);
			this.otp.clock.move(Duration.ofHours(1));
		}
		assertThat(this.otp.events).filteredOn(SmsOtpFailuresEvent.class::isInstance)
			.extracting("failures", "disabled")
			.containsExactly(tuple(5, false), tuple(20, false), tuple(50, false), tuple(60, true));
		assertThat(this.otp.events).filteredOn(SmsOtpFailuresEvent.class::isInstance)
			.first()
			.extracting("lockedUntil")
			.isEqualTo(Instant.parse("2020-11-23T10:01:00Z"));
	}

	@Test
	void sendWhenLockedThenNoTextAndNothingCountedT45() {
		this.otp.verifyWrong(this.otp.sent(), 5);
		this.otp.limits(Duration.ofSeconds(30), RateLimit.valueOf("1/10m"));
		this.otp.gateway.clear();
		assertThat(this.otp.send(ALICE)).isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.LOCKED, null,
				this.otp.clock.instant().plus(Duration.ofMinutes(1))));
		assertThat(this.otp.gateway.messages()).isEmpty();
		this.otp.clock.move(Duration.ofMinutes(1));
		this.otp.sent();
	}

	@Test
	void verifyWhenOneAccountIsLockedThenOtherOneIsNotBru9() {
		this.otp.numbers.put("bob", SmsOtpServiceFixture.NUMBER);
		this.otp.verifyWrong(this.otp.sent(), 5);
		SmsOtpChallenge bobs = this.otp.sent("bob", null);
		assertThat(this.otp.verify("bob", bobs, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenCodeAllowsLessThanLedgerThenCodeIsToldBru14() {
		this.otp.rules(new GuessRules(100, LOCKS, List.of(), 0));
		assertThat(this.otp.status(null).attemptsLeft()).isEqualTo(5);
		assertThat(this.otp.verifyWrong(this.otp.sent(), 2).attemptsLeft()).isEqualTo(3);
	}

	@Test
	void verifyWhenLedgerAllowsLessThanCodeThenLedgerIsToldBru14() {
		this.otp.rules(new GuessRules(5, LOCKS, List.of(RateLimit.valueOf("3/24h")), 0));
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(this.otp.status(challenge).attemptsLeft()).isEqualTo(3);
		assertThat(this.otp.verifyWrong(challenge, 1).attemptsLeft()).isEqualTo(2);
	}

	private void assertLocked(SmsOtpVerifyResult result, Duration duration) {
		assertThat(result).isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.REJECTED, 0,
				this.otp.clock.instant().plus(duration)));
		assertThat(this.otp.status(null).state()).isEqualTo(SmsOtpStatus.State.LOCKED);
		assertThat(this.otp.status(null).lockedUntil()).isEqualTo(result.lockedUntil());
	}

}
