package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.smsotp.event.SmsOtpAdministrationEvent;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DefaultSmsOtpAdministration}.
 */
class DefaultSmsOtpAdministrationTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final Duration HOUR = Duration.ofHours(1);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	@BeforeEach
	void noSendLimits() {
		this.otp.unlimited();
	}

	@Test
	void reportWhenNothingIsKnownThenFree() {
		assertThat(this.otp.administration().report("nobody"))
			.isEqualTo(new SmsOtpAccountReport("nobody", false, null, 0, 5, 0, null, null));
	}

	@Test
	void reportWhenCodesFailuresAndBypassThenAllOfThem() {
		this.otp.verifyWrong(this.otp.sent(), 2);
		this.otp.sent();
		this.otp.administration().issueBypassCode(ALICE, HOUR);
		assertThat(this.otp.administration().report(ALICE))
			.isEqualTo(new SmsOtpAccountReport(ALICE, false, null, 2, 3, 2, this.start.plus(HOUR), null));
		this.otp.verifyWrong(this.otp.sent(), 3);
		assertThat(this.otp.administration().report(ALICE)).isEqualTo(new SmsOtpAccountReport(ALICE, false,
				this.start.plusSeconds(60), 5, 0, 3, this.start.plus(HOUR), null));
		this.otp.clock.move(HOUR);
		assertThat(this.otp.administration().report(ALICE))
			.isEqualTo(new SmsOtpAccountReport(ALICE, false, null, 5, 5, 0, null, null));
	}

	@Test
	void unlockWhenLockedThenGuessesAndTextsAgain() {
		this.otp.limits(Duration.ofSeconds(30));
		SmsOtpChallenge other = this.otp.sent();
		String code = this.otp.code();
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.verifyWrong(this.otp.sent(), 5);
		this.otp.administration().unlock(ALICE);
		assertThat(this.otp.administration().report(ALICE))
			.isEqualTo(new SmsOtpAccountReport(ALICE, false, null, 0, 5, 1, null, null));
		this.otp.sent();
		assertThat(this.otp.verify(other, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertTold("UNLOCK");
	}

	@Test
	void unlockWhenRollingCapIsReachedThenForgotten() {
		this.otp.rules(new GuessRules(0, List.of(), List.of(RateLimit.valueOf("5/24h")), 0));
		this.otp.verifyWrong(this.otp.sent(), 5);
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
		this.otp.administration().unlock(ALICE);
		this.otp.sent();
	}

	@Test
	void unlockWhenDisabledByWrongCodesThenEnabledAndLocksStartOverBru2() {
		this.otp.rules(new GuessRules(2, List.of(Duration.ofMinutes(1), HOUR), List.of(), 4));
		this.otp.verifyWrong(this.otp.sent(), 2);
		this.otp.clock.move(Duration.ofMinutes(1));
		this.otp.verifyWrong(this.otp.sent(), 2);
		assertThat(this.otp.administration().report(ALICE).disabled()).isTrue();
		this.otp.administration().unlock(ALICE);
		this.otp.verifyWrong(this.otp.sent(), 2);
		assertThat(this.otp.administration().report(ALICE).lockedUntil())
			.isEqualTo(this.otp.clock.instant().plus(Duration.ofMinutes(1)));
	}

	@Test
	void disabledWhenRulesAreRelaxedThenStaysDisabledBru2() {
		this.otp.rules(new GuessRules(0, List.of(), List.of(), 2));
		this.otp.verifyWrong(this.otp.sent(), 2);
		this.otp.rules(new GuessRules(0, List.of(), List.of(), 0));
		assertThat(this.otp.send(ALICE)).isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.LOCKED, null, null));
	}

	@Test
	void disableThenNothingHelpsButUnlockingEnr5() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.administration().disable(ALICE);
		assertThat(this.otp.verify(challenge, this.otp.code()))
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.DISABLED, 0, null));
		this.otp.clock.move(Duration.ofDays(400));
		assertThat(this.otp.send(ALICE)).isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.LOCKED, null, null));
		assertThat(this.otp.administration().report(ALICE))
			.isEqualTo(new SmsOtpAccountReport(ALICE, true, null, 0, 0, 0, null, null));
		assertTold("DISABLE", this.start);
		this.otp.administration().unlock(ALICE);
		assertThat(this.otp.verify(this.otp.sent(), this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void revokeThenEveryLiveCodeIsWorthNothingAtOnceEnr5() {
		SmsOtpChallenge challenge = this.otp.sent();
		SmsOtpBypassCode bypass = this.otp.administration().issueBypassCode(ALICE, HOUR);
		this.otp.administration().revokeCodes(ALICE);
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.verify(challenge, bypass.code()).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.ledger().consecutive()).isZero();
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(this.otp.verify(this.otp.sent(), this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void revokeWhenATextIsOnItsWayThenItsCodeIsWorthNothingEnr5() {
		for (AccountChange.Kind kind : new AccountChange.Kind[] { AccountChange.Kind.REVOKE,
				AccountChange.Kind.DISABLE }) {
			this.otp.gateway.beforeSending(() -> {
				this.otp.clock.move(Duration.ofSeconds(5));
				change(kind);
			});
			SmsOtpChallenge challenge = this.otp.sent();
			this.otp.gateway.beforeSending(() -> {
			});
			this.otp.administration().unlock(ALICE);
			assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
			this.otp.clock.move(Duration.ofMillis(1));
			assertThat(this.otp.verify(this.otp.sent(), this.otp.code()).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		}
	}

	@Test
	void revokeThenTold() {
		this.otp.administration().revokeCodes(ALICE);
		assertTold("REVOKE");
	}

	@Test
	void changesNameNobodyElse() {
		this.otp.verifyWrong(this.otp.sent(), 5);
		this.otp.administration().unlock("bob");
		this.otp.administration().disable("bob");
		assertThat(this.otp.administration().report(ALICE).lockedUntil()).isNotNull();
		assertThat(this.otp.administration().report(ALICE).disabled()).isFalse();
	}

	@Test
	void bypassCodesHaveEightyBitsAndDiffer() {
		Set<String> codes = new HashSet<>();
		for (int i = 0; i < 1_000; i++) {
			SmsOtpBypassCode bypass = this.otp.administration().issueBypassCode("user" + i, HOUR);
			assertThat(bypass.code()).matches("[A-Z2-7]{16}");
			codes.add(bypass.code());
		}
		assertThat(codes).hasSize(1_000);
		assertThat(codes.stream().flatMapToInt(String::chars).distinct().count()).isEqualTo(32);
	}

	@Test
	void issueBypassCodeThenToldWithoutTheCode() {
		SmsOtpBypassCode bypass = this.otp.administration().issueBypassCode(ALICE, HOUR);
		assertThat(bypass.expiresAt()).isEqualTo(this.start.plus(HOUR));
		assertThat(bypass.toString()).doesNotContain(bypass.code());
		assertTold("ALLOW_BYPASS");
		assertThat(this.otp.events).noneMatch((event) -> event.toString().contains(bypass.code()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "PT0.9S", "PT24H0.001S" })
	void issueBypassCodeWhenTimeIsOutOfBoundsThenThrows(Duration ttl) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.otp.administration().issueBypassCode(ALICE, ttl))
			.withMessage("ttl must be 1s to 24h");
	}

	@Test
	void callsWhenStoreFailsThenUnavailableAndNothingIsTold() {
		this.otp.store = FailingStore.at("change", this.otp.store);
		assertThatExceptionOfType(SmsOtpUnavailableException.class)
			.isThrownBy(() -> this.otp.administration().disable(ALICE));
		this.otp.store = FailingStore.at("view", this.otp.store);
		assertThatExceptionOfType(SmsOtpUnavailableException.class)
			.isThrownBy(() -> this.otp.administration().report(ALICE));
		assertThat(this.otp.events).isEmpty();
	}

	private void change(AccountChange.Kind kind) {
		if (kind == AccountChange.Kind.REVOKE) {
			this.otp.administration().revokeCodes(ALICE);
		}
		else {
			this.otp.administration().disable(ALICE);
		}
	}

	private void assertTold(String action) {
		assertTold(action, this.otp.clock.instant());
	}

	private void assertTold(String action, Instant at) {
		assertThat(this.otp.events).filteredOn(SmsOtpAdministrationEvent.class::isInstance)
			.containsExactly(new SmsOtpAdministrationEvent(ALICE, action, "root", at));
	}

}
