package io.github.smsotp.store.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.smsotp.MovableClock;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendScope;
import org.jspecify.annotations.Nullable;
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

	private static final AccountRules RULES = new AccountRules(
			new GuessRules(5, List.of(Duration.ofMinutes(1)), List.of(RateLimit.valueOf("20/24h")), 50), null);

	private static final SendClaim ACCOUNT = claim(SendScope.ACCOUNT, "1/30s");

	private static final SendClaim PHONE = claim(SendScope.PHONE, "3/10m");

	private final MovableClock clock = new MovableClock();

	private final CaffeineSmsOtpStore store = new CaffeineSmsOtpStore(this.clock);

	private final Instant start = this.clock.instant();

	@Test
	void findWhenNothingIsKnownThenEmpty() {
		assertThat(find("alice")).isEqualTo(AccountState.EMPTY);
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
		assertThat(find("alice").challenges()).hasSize(1);
		this.clock.move(Duration.ofMillis(1));
		assertThat(find("alice")).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void reserveWhenWindowHasPassedThenMemoryIsFreeT62() {
		assertThat(reserve(List.of(ACCOUNT, PHONE), this.start)).isNull();
		assertThat(size("windows")).isEqualTo(2);
		this.clock.move(Duration.ofMinutes(10).plusSeconds(3));
		assertThat(size("windows")).isZero();
	}

	@Test
	void reserveWhenBucketHasNotPassedThenStillCounts() {
		SendClaim many = claim(SendScope.GLOBAL, "101/1h");
		for (int i = 0; i < 101; i++) {
			assertThat(reserve(List.of(many), this.start.plusMillis(1))).isNull();
		}
		this.clock.move(Duration.ofHours(1).plusMillis(1));
		SendRefusal refusal = reserve(List.of(many), this.clock.instant());
		assertThat(refusal).isNotNull();
		assertThat(refusal.until()).isEqualTo(this.start.plus(Duration.ofMinutes(61)));
		this.clock.move(Duration.ofMinutes(1).minusMillis(1));
		assertThat(reserve(List.of(many), this.clock.instant())).isNull();
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
		assertThat(find("alice").ledger().consecutive()).isEqualTo(1);
	}

	@Test
	void guessWhenSuccessHasResetThenRollingFailuresStayTheirTimeBru6() {
		issue("alice", "a");
		guess("alice", 9);
		guess("alice", 1);
		this.clock.move(Duration.ofHours(24).minusMillis(1));
		assertThat(find("alice").ledger().failures().times()).hasSize(1);
		this.clock.move(Duration.ofMillis(1));
		assertThat(find("alice")).isEqualTo(AccountState.EMPTY);
	}

	@Test
	void reserveWhenOneWindowIsFullThenTakesNothingAnywhere() {
		List<SendClaim> both = List.of(ACCOUNT, PHONE);
		reserve(both, this.start);
		for (int i = 0; i < 5; i++) {
			assertThat(reserve(both, this.start.plusSeconds(1)))
				.isEqualTo(new SendRefusal(SendScope.ACCOUNT, this.start.plusSeconds(30)));
		}
		reserve(List.of(PHONE), this.start);
		reserve(List.of(PHONE), this.start);
		SendRefusal refusal = new SendRefusal(SendScope.PHONE, this.start.plusSeconds(600));
		assertThat(reserve(both, this.start.plusSeconds(30))).isEqualTo(refusal);
		assertThat(look(List.of(ACCOUNT), this.start.plusSeconds(30))).isNull();
	}

	@Test
	void reserveWhenOneWindowIsFullThenHidesNoRoomOfAnotherForAnInstant() {
		SendClaim last = claim(SendScope.PHONE, "1/10m");
		reserve(List.of(ACCOUNT), this.start);
		boolean[] room = new boolean[1];
		List<SendClaim> refused = new AbstractList<>() {

			@Override
			public SendClaim get(int index) {
				return (index == 0) ? ACCOUNT : last;
			}

			@Override
			public int size() {
				room[0] = look(List.of(last), CaffeineSmsOtpStoreTests.this.start) == null;
				return 2;
			}

		};
		assertThat(reserve(refused, this.start)).isNotNull();
		assertThat(room[0]).isTrue();
	}

	@Test
	void reserveWhenSeveralAreFullThenTheLongestWaitIsToldWhateverTheOrder() {
		for (int i = 0; i < 3; i++) {
			reserve(List.of(PHONE), this.start);
		}
		reserve(List.of(ACCOUNT), this.start);
		SendRefusal longest = new SendRefusal(SendScope.PHONE, this.start.plusSeconds(600));
		assertThat(reserve(List.of(ACCOUNT, PHONE), this.start)).isEqualTo(longest);
		assertThat(reserve(List.of(PHONE, ACCOUNT), this.start)).isEqualTo(longest);
		assertThat(look(List.of(ACCOUNT, PHONE), this.start)).isEqualTo(longest);
		assertThat(look(List.of(PHONE, ACCOUNT), this.start)).isEqualTo(longest);
	}

	@Test
	void reserveWhenScopesOrTimesDifferThenWindowsOfTheirOwn() {
		assertThat(reserve(List.of(ACCOUNT), this.start)).isNull();
		assertThat(reserve(List.of(claim(SendScope.PHONE, "1/30s")), this.start)).isNull();
		assertThat(reserve(List.of(claim(SendScope.ACCOUNT, "1/31s")), this.start)).isNull();
	}

	@Test
	void giveBackThenThatTextAloneNoLongerCounts() {
		reserve(List.of(PHONE), this.start);
		reserve(List.of(PHONE), this.start.plusSeconds(1));
		reserve(List.of(PHONE), this.start.plusSeconds(2));
		this.store.giveBack("alice", List.of(PHONE), this.start.plusSeconds(1));
		assertThat(reserve(List.of(PHONE), this.start.plusSeconds(3))).isNull();
		assertThat(look(List.of(PHONE), this.start.plusSeconds(3)))
			.isEqualTo(new SendRefusal(SendScope.PHONE, this.start.plusSeconds(600)));
		assertThat(look(List.of(PHONE), this.start.plusSeconds(600))).isNull();
	}

	@Test
	void giveBackWhenNothingWasCountedThenNothingHappens() {
		this.store.giveBack("alice", List.of(ACCOUNT, PHONE), this.start);
		assertThat(size("windows")).isZero();
		assertThat(size("accounts")).isZero();
		reserve(List.of(ACCOUNT), this.start);
		this.store.giveBack("alice", List.of(ACCOUNT), this.start.plusMillis(1));
		assertThat(look(List.of(ACCOUNT), this.start)).isNotNull();
	}

	@Test
	void viewCountsNothing() {
		for (int i = 0; i < 10; i++) {
			assertThat(look(List.of(ACCOUNT, PHONE), this.start)).isNull();
		}
		assertThat(size("windows")).isZero();
		assertThat(reserve(List.of(ACCOUNT, PHONE), this.start)).isNull();
		for (int i = 0; i < 10; i++) {
			look(List.of(PHONE), this.start);
		}
		assertThat(reserve(List.of(PHONE), this.start)).isNull();
		assertThat(reserve(List.of(PHONE), this.start)).isNull();
		assertThat(reserve(List.of(PHONE), this.start)).isNotNull();
	}

	@Test
	void changeWhenAccountIsUnknownThenKeptAsLongAsItMatters() {
		this.store.change("alice", AccountChange.of(AccountChange.Kind.UNLOCK), RULES, this.start);
		assertThat(size("accounts")).isZero();
		this.store.change("alice", AccountChange.of(AccountChange.Kind.DISABLE), RULES, this.start);
		this.store.change("bob", AccountChange.allow(new BypassCode(mac(1), this.start.plusSeconds(60))), RULES,
				this.start);
		assertThat(size("accounts")).isEqualTo(2);
		this.clock.move(Duration.ofDays(365));
		assertThat(size("accounts")).isEqualTo(1);
		assertThat(find("alice").ledger().disabled()).isTrue();
	}

	@ParameterizedTest
	@NullSource
	void createWhenClockIsNullThenThrows(MovableClock none) {
		assertThatIllegalArgumentException().isThrownBy(() -> new CaffeineSmsOtpStore(none))
			.withMessage("clock cannot be null");
	}

	private static SendClaim claim(SendScope scope, String limit) {
		return new SendClaim(scope, "key", RateLimit.valueOf(limit), false);
	}

	private @Nullable SendRefusal reserve(List<SendClaim> claims, Instant now) {
		return this.store.reserve("alice", claims, RULES, now).refusal();
	}

	private @Nullable SendRefusal look(List<SendClaim> claims, Instant now) {
		return this.store.view("alice", claims, now).windows();
	}

	private AccountState find(String account) {
		return this.store.view(account, List.of(), this.clock.instant()).state();
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
