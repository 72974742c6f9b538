package io.github.smsotp.store.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.github.smsotp.MovableClock;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendPace;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link CaffeineSmsOtpStore} makes of an account's pace and windows
 * together.
 */
class CaffeineSmsOtpStoreAccountTests {

	private static final AccountRules RULES = new AccountRules(new GuessRules(0, List.of(), List.of(), 0),
			Duration.ofSeconds(30));

	private static final SendClaim ONE = new SendClaim(SendScope.PHONE, "number", RateLimit.valueOf("1/10m"), false);

	private static final SendClaim TWO = new SendClaim(SendScope.GLOBAL, "all", RateLimit.valueOf("2/20s"), false);

	private final MovableClock clock = new MovableClock();

	private final CaffeineSmsOtpStore store = new CaffeineSmsOtpStore(this.clock);

	private final Instant start = this.clock.instant();

	@Test
	void reserveWhenCoolingDownThenNothingIsCountedAnywhereSnd1() {
		reserve("alice", List.of(), 0);
		AccountState before = find("alice");
		for (int seconds : new int[] { 0, 1, 29 }) {
			assertThat(reserve("alice", List.of(ONE, TWO), seconds))
				.isEqualTo(new SendReservation(refusal(SendScope.COOLDOWN, 30), Set.of()));
		}
		assertThat(find("alice")).isEqualTo(before);
		assertThat(this.store.view("alice", List.of(ONE, TWO), this.start).windows()).isNull();
		assertThat(reserve("alice", List.of(ONE, TWO), 30).refusal()).isNull();
		assertThat(find("alice").pace()).isEqualTo(new SendPace(2, this.start.plusSeconds(30), before.pace().last()));
	}

	@Test
	void reserveWhenCoolingDownAndAWindowIsFullThenTheLongerWaitIsTold() {
		reserve("alice", List.of(ONE), 0);
		assertThat(reserve("alice", List.of(ONE), 1).refusal()).isEqualTo(refusal(SendScope.PHONE, 600));
		reserve("bob", List.of(TWO), 0);
		reserve("carol", List.of(TWO), 0);
		assertThat(reserve("carol", List.of(TWO), 1).refusal()).isEqualTo(refusal(SendScope.COOLDOWN, 30));
		assertThat(reserve("dave", List.of(TWO), 1).refusal()).isEqualTo(refusal(SendScope.GLOBAL, 20));
	}

	@Test
	void reserveWhenDisabledThenALockWithoutEndWhateverIsFullBru2() {
		reserve("bob", List.of(ONE), 0);
		this.store.change("alice", AccountChange.of(AccountChange.Kind.DISABLE), RULES, this.start);
		assertThat(reserve("alice", List.of(ONE), 0).refusal()).isEqualTo(new SendRefusal(SendScope.LOCK, null));
		this.store.change("alice", AccountChange.of(AccountChange.Kind.UNLOCK), RULES, this.start);
		assertThat(reserve("alice", List.of(ONE), 0).refusal()).isEqualTo(refusal(SendScope.PHONE, 600));
	}

	@Test
	void reserveWhenOneWindowIsFullThenAccountWaitsForNothing() {
		reserve("alice", List.of(ONE), 0);
		assertThat(reserve("bob", List.of(TWO, ONE), 0).refusal()).isEqualTo(refusal(SendScope.PHONE, 600));
		assertThat(find("bob").pace()).isEqualTo(new SendPace(0, null, null));
		assertThat(reserve("bob", List.of(TWO), 0).refusal()).isNull();
		assertThat(reserve("carol", List.of(TWO), 0).refusal()).isNull();
		assertThat(reserve("bob", List.of(), 1).refusal()).isEqualTo(refusal(SendScope.COOLDOWN, 30));
	}

	@Test
	void reserveWhenTextsFollowEachOtherThenThePaceIsKeptForAQuietHourSnd1() {
		reserve("alice", List.of(), 0);
		reserve("alice", List.of(), 30);
		this.clock.move(Duration.ofHours(1).minusMillis(1));
		assertThat(find("alice").pace().texts()).isEqualTo(2);
		this.clock.move(Duration.ofMillis(1));
		assertThat(find("alice").pace().texts()).isZero();
	}

	@Test
	void reserveWhenFourFifthsAreUsedUpThenToldSnd8() {
		List<SendClaim> ten = List.of(new SendClaim(SendScope.GLOBAL, "all", RateLimit.valueOf("10/1h"), false));
		for (int i = 1; i <= 10; i++) {
			assertThat(reserve("account" + i, ten, i))
				.isEqualTo(new SendReservation(null, (i < 8) ? Set.of() : Set.of(SendScope.GLOBAL)));
		}
		assertThat(reserve("alice", ten, 11))
			.isEqualTo(new SendReservation(refusal(SendScope.GLOBAL, 3_601), Set.of(SendScope.GLOBAL)));
	}

	private SendReservation reserve(String account, List<SendClaim> claims, long seconds) {
		Instant now = this.start.plusSeconds(seconds);
		this.clock.move(Duration.between(this.clock.instant(), now));
		return this.store.reserve(account, claims, RULES, now);
	}

	private AccountState find(String account) {
		return this.store.view(account, List.of(), this.clock.instant()).state();
	}

	private SendRefusal refusal(SendScope scope, long seconds) {
		return new SendRefusal(scope, this.start.plusSeconds(seconds));
	}

}
