package io.github.smsotp.store.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.smsotp.MovableClock;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CaffeineSmsOtpStore}.
 */
class CaffeineSmsOtpStoreTests {

	private static final GuessRules RULES = new GuessRules(5, List.of(Duration.ofMinutes(1)),
			List.of(RateLimit.valueOf("20/24h")), 50);

	private static final SendClaim COOLDOWN = new SendClaim(SendClaim.Scope.COOLDOWN, "alice",
			List.of(RateLimit.valueOf("1/30s")));

	private static final SendClaim PHONE = new SendClaim(SendClaim.Scope.PHONE, "number",
			List.of(RateLimit.valueOf("3/10m"), RateLimit.valueOf("10/24h")));

	private final MovableClock clock = new MovableClock();

	private final CaffeineSmsOtpStore store = new CaffeineSmsOtpStore(this.clock);

	private final Instant start = this.clock.instant();

	@Test
	void findWhenNothingIsKnownThenEmpty() {
		assertThat(this.store.find("alice")).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void guessWhenRightThenAcceptedOnceAndForgottenCod5Cry6() {
		issue("alice", "a");
		assertThat(guess("alice", 1)).isEqualTo(GuessResult.Outcome.ACCEPTED);
		assertThat(guess("alice", 1)).isEqualTo(GuessResult.Outcome.REJECTED);
		assertThat(size("accounts")).isZero();
	}

	@Test
	void guessWhenNothingIsKnownThenNothingIsKeptT62() {
		for (int i = 0; i < 100; i++) {
			assertThat(guess("account" + i, 1)).isEqualTo(GuessResult.Outcome.REJECTED);
		}
		assertThat(size("accounts")).isZero();
	}

	@Test
	void issueWhenExpiredByTheClockThenMemoryIsFreeT13T62() {
		for (int i = 0; i < 1_000; i++) {
			issue("account" + i, "a");
		}
		assertThat(size("accounts")).isEqualTo(1_000);
		this.clock.move(Duration.ofMinutes(5).minusMillis(1));
		assertThat(size("accounts")).isEqualTo(1_000);
		// a cache may take a little more than a second to notice
		this.clock.move(Duration.ofSeconds(3));
		assertThat(size("accounts")).isZero();
	}

	@Test
	void issueWhenExpiredByTheClockThenGoneAtThatMillisecondT13() {
		issue("alice", "a");
		this.clock.move(Duration.ofMinutes(5).minusMillis(1));
		assertThat(this.store.find("alice").challenges()).hasSize(1);
		this.clock.move(Duration.ofMillis(1));
		assertThat(this.store.find("alice")).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void reserveWhenWindowHasPassedThenMemoryIsFreeT62() {
		assertThat(this.store.reserve(List.of(COOLDOWN, PHONE), this.start)).isNull();
		assertThat(size("windows")).isEqualTo(2);
		this.clock.move(Duration.ofHours(24).plusSeconds(3));
		assertThat(size("windows")).isZero();
	}

	@Test
	void guessWhenConsecutiveFailuresThenNeverForgottenBru4() {
		issue("alice", "a");
		guess("alice", 9);
		for (int i = 0; i < 100_000; i++) {
			issue("account" + i, "a");
		}
		this.clock.move(Duration.ofDays(3650));
		assertThat(size("accounts")).isEqualTo(1);
		assertThat(this.store.find("alice").ledger().consecutive()).isEqualTo(1);
	}

	@Test
	void guessWhenSuccessHasResetThenRollingFailuresStayTheirTimeBru6() {
		issue("alice", "a");
		guess("alice", 9);
		guess("alice", 1);
		this.clock.move(Duration.ofHours(24).minusMillis(1));
		assertThat(this.store.find("alice").ledger().failures().times()).hasSize(1);
		this.clock.move(Duration.ofMillis(1));
		assertThat(this.store.find("alice")).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void reserveWhenOneWindowIsFullThenTakesNothingAnywhere() {
		List<SendClaim> both = List.of(COOLDOWN, PHONE);
		this.store.reserve(both, this.start);
		for (int i = 0; i < 5; i++) {
			assertThat(this.store.reserve(both, this.start.plusSeconds(1)))
				.isEqualTo(new SendRefusal(SendClaim.Scope.COOLDOWN, this.start.plusSeconds(30)));
		}
		this.store.reserve(List.of(PHONE), this.start);
		this.store.reserve(List.of(PHONE), this.start);
		SendRefusal refusal = new SendRefusal(SendClaim.Scope.PHONE, this.start.plusSeconds(600));
		assertThat(this.store.reserve(both, this.start.plusSeconds(30))).isEqualTo(refusal);
		assertThat(this.store.peek(List.of(COOLDOWN), this.start.plusSeconds(30))).isNull();
	}

	@Test
	void reserveWhenOneWindowIsFullThenHidesNoRoomOfAnotherForAnInstant() {
		SendClaim last = new SendClaim(SendClaim.Scope.PHONE, "number", List.of(RateLimit.valueOf("1/10m")));
		this.store.reserve(List.of(COOLDOWN), this.start);
		boolean[] room = new boolean[1];
		List<SendClaim> refused = new AbstractList<>() {

			@Override
			public SendClaim get(int index) {
				return (index == 0) ? COOLDOWN : last;
			}

			@Override
			public int size() {
				room[0] = CaffeineSmsOtpStoreTests.this.store.peek(List.of(last),
						CaffeineSmsOtpStoreTests.this.start) == null;
				return 2;
			}

		};
		assertThat(this.store.reserve(refused, this.start)).isNotNull();
		assertThat(room[0]).isTrue();
	}

	@Test
	void reserveWhenSeveralAreFullThenTheLongestWaitIsToldWhateverTheOrder() {
		for (int i = 0; i < 3; i++) {
			this.store.reserve(List.of(PHONE), this.start);
		}
		this.store.reserve(List.of(COOLDOWN), this.start);
		SendRefusal longest = new SendRefusal(SendClaim.Scope.PHONE, this.start.plusSeconds(600));
		assertThat(this.store.reserve(List.of(COOLDOWN, PHONE), this.start)).isEqualTo(longest);
		assertThat(this.store.reserve(List.of(PHONE, COOLDOWN), this.start)).isEqualTo(longest);
		assertThat(this.store.peek(List.of(COOLDOWN, PHONE), this.start)).isEqualTo(longest);
		assertThat(this.store.peek(List.of(PHONE, COOLDOWN), this.start)).isEqualTo(longest);
	}

	@Test
	void reserveWhenScopesShareAKeyThenWindowsOfTheirOwn() {
		SendClaim phone = new SendClaim(SendClaim.Scope.PHONE, "alice", COOLDOWN.limits());
		assertThat(this.store.reserve(List.of(COOLDOWN), this.start)).isNull();
		assertThat(this.store.reserve(List.of(phone), this.start)).isNull();
	}

	@Test
	void giveBackThenThatTextAloneNoLongerCounts() {
		this.store.reserve(List.of(PHONE), this.start);
		this.store.reserve(List.of(PHONE), this.start.plusSeconds(1));
		this.store.reserve(List.of(PHONE), this.start.plusSeconds(2));
		this.store.giveBack(List.of(PHONE), this.start.plusSeconds(1));
		assertThat(this.store.reserve(List.of(PHONE), this.start.plusSeconds(3))).isNull();
		assertThat(this.store.peek(List.of(PHONE), this.start.plusSeconds(3)))
			.isEqualTo(new SendRefusal(SendClaim.Scope.PHONE, this.start.plusSeconds(600)));
		assertThat(this.store.peek(List.of(PHONE), this.start.plusSeconds(600))).isNull();
	}

	@Test
	void giveBackWhenNothingWasCountedThenNothingHappens() {
		this.store.giveBack(List.of(COOLDOWN, PHONE), this.start);
		assertThat(size("windows")).isZero();
		this.store.reserve(List.of(COOLDOWN), this.start);
		this.store.giveBack(List.of(COOLDOWN), this.start.plusMillis(1));
		assertThat(this.store.peek(List.of(COOLDOWN), this.start)).isNotNull();
	}

	@Test
	void peekCountsNothing() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.store.peek(List.of(COOLDOWN, PHONE), this.start)).isNull();
		}
		assertThat(size("windows")).isZero();
		assertThat(this.store.reserve(List.of(COOLDOWN, PHONE), this.start)).isNull();
		for (int i = 0; i < 10; i++) {
			this.store.peek(List.of(PHONE), this.start);
		}
		assertThat(this.store.reserve(List.of(PHONE), this.start)).isNull();
		assertThat(this.store.reserve(List.of(PHONE), this.start)).isNull();
		assertThat(this.store.reserve(List.of(PHONE), this.start)).isNotNull();
	}

	@ParameterizedTest
	@NullSource
	void createWhenClockIsNullThenThrows(MovableClock none) {
		assertThatIllegalArgumentException().isThrownBy(() -> new CaffeineSmsOtpStore(none))
			.withMessage("clock cannot be null");
	}

	private void issue(String account, String challengeId) {
		Instant now = this.clock.instant();
		this.store.issue(account, new IssuedCode(challengeId, mac(1), now, now.plus(Duration.ofMinutes(5)), 5), RULES);
	}

	private GuessResult.Outcome guess(String account, int code) {
		return this.store.guess(account, new Guess("a", List.of(mac(code)), this.clock.instant()), RULES).outcome();
	}

	private long size(String cache) {
		Cache<?, ?> entries = (Cache<?, ?>) ReflectionTestUtils.getField(this.store, cache);
		assertThat(entries).isNotNull();
		entries.cleanUp();
		return entries.estimatedSize();
	}

	private static CodeMac mac(int code) {
		byte[] value = new byte[32];
		value[0] = (byte) code;
		return new CodeMac("key", value);
	}

}
