package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link GuessLedger} and {@link GuessRules}.
 */
class GuessLedgerTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final List<Duration> LOCKS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
			Duration.ofMinutes(15), Duration.ofMinutes(60));

	private static final GuessRules DEFAULTS = new GuessRules(5, LOCKS,
			List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("100/30d")), 50);

	private static final GuessRules LOCKS_ONLY = new GuessRules(5, LOCKS, List.of(), 0);

	private static final GuessRules NONE = new GuessRules(0, List.of(), List.of(), 0);

	@Test
	void emptyThenNeitherLockedNorDisabled() {
		assertThat(GuessLedger.EMPTY.attemptsLeft(DEFAULTS, NOW)).isEqualTo(5);
		assertThat(GuessLedger.EMPTY.lockedUntil(DEFAULTS, NOW)).isNull();
		assertThat(GuessLedger.EMPTY.isDisabled(DEFAULTS)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "5,1", "10,5", "15,15", "20,60", "25,60", "50,60", "500,60" })
	void withFailureWhenEveryFifthThenLockedBru7(int failures, long minutes) {
		GuessLedger before = failed(GuessLedger.EMPTY, LOCKS_ONLY, failures - 1);
		Instant later = NOW.plus(Duration.ofDays(1));
		assertThat(before.lockedUntil(LOCKS_ONLY, later)).isNull();
		assertThat(before.attemptsLeft(LOCKS_ONLY, later)).isEqualTo(1);
		GuessLedger locked = before.withFailure(LOCKS_ONLY, later);
		assertThat(locked.lockedUntil(LOCKS_ONLY, later)).isEqualTo(later.plus(Duration.ofMinutes(minutes)));
		assertThat(locked.attemptsLeft(LOCKS_ONLY, later)).isZero();
	}

	@Test
	void lockedUntilWhenLockEndsThenFreeAtThatMillisecondBru7() {
		GuessLedger locked = failed(GuessLedger.EMPTY, LOCKS_ONLY, 5);
		Instant end = NOW.plusSeconds(60);
		assertThat(locked.lockedUntil(LOCKS_ONLY, end.minusMillis(1))).isEqualTo(end);
		assertThat(locked.lockedUntil(LOCKS_ONLY, end)).isNull();
		assertThat(locked.attemptsLeft(LOCKS_ONLY, end)).isEqualTo(5);
	}

	@Test
	void withSuccessResetsConsecutiveAndLockButNotTheRollingCountBru5Bru6() {
		GuessLedger ledger = failed(GuessLedger.EMPTY, DEFAULTS, 19).withSuccess();
		assertThat(ledger.consecutive()).isZero();
		assertThat(ledger.attemptsLeft(DEFAULTS, NOW)).isEqualTo(1);
		GuessLedger full = ledger.withFailure(DEFAULTS, NOW);
		assertThat(full.lockedUntil(DEFAULTS, NOW)).isEqualTo(NOW.plus(Duration.ofHours(24)));
		assertThat(full.withSuccess().attemptsLeft(DEFAULTS, NOW)).isZero();
		assertThat(full.attemptsLeft(DEFAULTS, NOW.plus(Duration.ofHours(24)))).isEqualTo(4);
	}

	@Test
	void lockedUntilWhenHundredInThirtyDaysThenLockedUntilTheOldestLeavesBru6() {
		GuessLedger ledger = GuessLedger.EMPTY;
		for (int i = 0; i < 100; i++) {
			Instant at = NOW.plus(Duration.ofHours(6L * i));
			assertThat(ledger.lockedUntil(DEFAULTS, at)).isNull();
			ledger = ledger.withFailure(DEFAULTS, at).withSuccess();
		}
		Instant last = NOW.plus(Duration.ofHours(6 * 99));
		assertThat(ledger.lockedUntil(DEFAULTS, last)).isEqualTo(NOW.plus(Duration.ofDays(30)));
		assertThat(ledger.failures().times()).hasSize(100);
		assertThat(ledger.attemptsLeft(DEFAULTS, NOW.plus(Duration.ofDays(30)))).isEqualTo(1);
	}

	@Test
	void lockedUntilWhenBothLocksThenTheLaterOneBru6Bru7() {
		GuessRules shortWindow = new GuessRules(2, List.of(Duration.ofMinutes(9)), List.of(RateLimit.valueOf("2/1m")),
				0);
		assertThat(failed(GuessLedger.EMPTY, shortWindow, 2).lockedUntil(shortWindow, NOW))
			.isEqualTo(NOW.plus(Duration.ofMinutes(9)));
		GuessRules longWindow = new GuessRules(2, List.of(Duration.ofMinutes(9)), List.of(RateLimit.valueOf("2/1h")),
				0);
		GuessLedger ledger = failed(GuessLedger.EMPTY, longWindow, 2);
		assertThat(ledger.lockedUntil(longWindow, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
		assertThat(ledger.lockedUntil(longWindow, NOW.plus(Duration.ofMinutes(10))))
			.isEqualTo(NOW.plus(Duration.ofHours(1)));
	}

	@Test
	void isDisabledWhenFiftyConsecutiveThenForGoodBru2() {
		GuessLedger ledger = failed(GuessLedger.EMPTY, DEFAULTS, 49);
		assertThat(ledger.isDisabled(DEFAULTS)).isFalse();
		assertThat(ledger.withFailure(DEFAULTS, NOW).isDisabled(DEFAULTS)).isTrue();
		assertThat(ledger.withFailure(DEFAULTS, NOW).attemptsLeft(DEFAULTS, NOW.plus(Duration.ofDays(3650)))).isZero();
		assertThat(failed(GuessLedger.EMPTY, LOCKS_ONLY, 500).isDisabled(LOCKS_ONLY)).isFalse();
	}

	@Test
	void isDisabledWhenRulesChangeAfterwardsThenTheMarkStaysBru2() {
		GuessLedger disabled = failed(GuessLedger.EMPTY, DEFAULTS, 50);
		GuessRules laxer = new GuessRules(5, LOCKS, List.of(), 100);
		Instant later = NOW.plus(Duration.ofDays(3650));
		for (GuessRules rules : List.of(laxer, LOCKS_ONLY, NONE)) {
			assertThat(disabled.isDisabled(rules)).isTrue();
			assertThat(disabled.attemptsLeft(rules, later)).isZero();
			assertThat(GuessLedger.EMPTY.withDisabledMark().isDisabled(rules)).isTrue();
		}
	}

	@Test
	void isDisabledWhenRulesBecomeStricterThenAtOnceAndWithoutAMark() {
		GuessLedger ledger = failed(GuessLedger.EMPTY, LOCKS_ONLY, 20);
		GuessRules stricter = new GuessRules(5, LOCKS, List.of(), 20);
		assertThat(ledger.isDisabled(stricter)).isTrue();
		assertThat(ledger.disabled()).isFalse();
		assertThat(ledger.isDisabled(DEFAULTS)).isFalse();
	}

	@Test
	void withDisabledMarkChangesNothingElse() {
		GuessLedger ledger = failed(GuessLedger.EMPTY, DEFAULTS, 5);
		assertThat(ledger.withDisabledMark())
			.isEqualTo(new GuessLedger(5, NOW.plusSeconds(60), ledger.failures(), true));
	}

	@Test
	void attemptsLeftIsTheSmallestOfAllRulesBru14() {
		assertThat(GuessLedger.EMPTY.attemptsLeft(NONE, NOW)).isEqualTo(Integer.MAX_VALUE);
		assertThat(GuessLedger.EMPTY.attemptsLeft(new GuessRules(9, LOCKS, List.of(), 4), NOW)).isEqualTo(4);
		assertThat(GuessLedger.EMPTY.attemptsLeft(new GuessRules(3, LOCKS, List.of(), 4), NOW)).isEqualTo(3);
		GuessRules rolling = new GuessRules(9, LOCKS, List.of(RateLimit.valueOf("2/1h")), 8);
		assertThat(GuessLedger.EMPTY.attemptsLeft(rolling, NOW)).isEqualTo(2);
		assertThat(failed(GuessLedger.EMPTY, DEFAULTS, 3).attemptsLeft(DEFAULTS, NOW)).isEqualTo(2);
	}

	@Test
	void withFailureWhenNoRollingWindowThenRemembersNoMoreThanOne() {
		assertThat(failed(GuessLedger.EMPTY, NONE, 1_000).failures().times()).hasSizeLessThanOrEqualTo(1);
		assertThat(failed(GuessLedger.EMPTY, NONE, 1_000).consecutive()).isEqualTo(1_000);
		assertThat(failed(GuessLedger.EMPTY, NONE, 1_000).attemptsLeft(NONE, NOW)).isPositive();
	}

	@Test
	void createRulesWhenOutOfBoundsThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new GuessRules(-1, LOCKS, List.of(), 0))
			.withMessage("lockAfter cannot be negative");
		assertThatIllegalArgumentException().isThrownBy(() -> new GuessRules(5, LOCKS, List.of(), -1))
			.withMessage("disableAfter must be 0 to 100");
		assertThatIllegalArgumentException().isThrownBy(() -> new GuessRules(5, LOCKS, List.of(), 101))
			.withMessage("disableAfter must be 0 to 100");
		assertThat(new GuessRules(5, LOCKS, List.of(), 100).disableAfter()).isEqualTo(100);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new GuessRules(5, List.of(Duration.ofMillis(999)), List.of(), 0))
			.withMessage("lockFor must be 1s to 366d each");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new GuessRules(5, List.of(Duration.ofDays(367)), List.of(), 0))
			.withMessage("lockFor must be 1s to 366d each");
		assertThatIllegalArgumentException().isThrownBy(() -> new GuessRules(5, List.of(), List.of(), 0))
			.withMessage("lockFor cannot be empty");
	}

	@Test
	void longestWindowIsTheLongestWhateverTheOrder() {
		assertThat(DEFAULTS.longestWindow()).isEqualTo(Duration.ofDays(30));
		assertThat(NONE.longestWindow()).isEqualTo(Duration.ZERO);
	}

	private static GuessLedger failed(GuessLedger ledger, GuessRules rules, int times) {
		GuessLedger failed = ledger;
		for (int i = 0; i < times; i++) {
			failed = failed.withFailure(rules, NOW);
		}
		return failed;
	}

}
