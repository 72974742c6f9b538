package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SendRefusal}, {@link SendReservation} and {@link AccountView}.
 */
class SendRefusalTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final SendRefusal PHONE = refusal(SendScope.PHONE, 10);

	private static final SendRefusal LOCK = refusal(SendScope.LOCK, 20);

	private static final SendRefusal ACCOUNT = refusal(SendScope.ACCOUNT, 30);

	private static final SendRefusal DISABLED = new SendRefusal(SendScope.LOCK, null);

	@Test
	void bothWhenOneIsMissingThenTheOther() {
		assertThat(SendRefusal.both(null, null)).isNull();
		for (SendRefusal each : List.of(PHONE, LOCK, DISABLED)) {
			assertBoth(each, null, each);
			assertBoth(each, each, each);
		}
	}

	@Test
	void bothWhenNoLockThenWhatTakesLongest() {
		assertBoth(PHONE, ACCOUNT, ACCOUNT);
		assertBoth(PHONE, refusal(SendScope.GLOBAL, 11), refusal(SendScope.GLOBAL, 11));
		SendRefusal millisecond = new SendRefusal(SendScope.GLOBAL, NOW.plusSeconds(10).plusMillis(1));
		assertBoth(PHONE, millisecond, millisecond);
	}

	@Test
	void bothWhenLockedThenTheLockIsNamedWithTheLaterEnd() {
		assertBoth(LOCK, PHONE, LOCK);
		assertBoth(LOCK, ACCOUNT, refusal(SendScope.LOCK, 30));
		assertBoth(LOCK, refusal(SendScope.LOCK, 99), refusal(SendScope.LOCK, 99));
	}

	@Test
	void bothWhenOnlyAnAdministratorUnlocksThenNoEnd() {
		assertBoth(DISABLED, PHONE, DISABLED);
		assertBoth(DISABLED, LOCK, DISABLED);
		assertBoth(new SendRefusal(SendScope.PHONE, null), ACCOUNT, new SendRefusal(SendScope.PHONE, null));
	}

	@Test
	void bothWhenSeveralThenTheSameWhateverTheOrder() {
		List<SendRefusal> all = List.of(PHONE, LOCK, ACCOUNT, refusal(SendScope.COOLDOWN, 40), DISABLED);
		List<@Nullable SendRefusal> some = new ArrayList<>(all);
		some.add(null);
		for (SendRefusal one : some) {
			for (SendRefusal two : some) {
				for (SendRefusal three : some) {
					assertThat(SendRefusal.both(SendRefusal.both(one, two), three))
						.isEqualTo(SendRefusal.both(SendRefusal.both(three, two), one))
						.isEqualTo(SendRefusal.both(one, SendRefusal.both(two, three)));
				}
			}
		}
	}

	@Test
	void bothWhenTheyEndTogetherThenTheFirstUnlessTheOtherIsALock() {
		SendRefusal one = refusal(SendScope.PHONE, 10);
		SendRefusal other = refusal(SendScope.ACCOUNT, 10);
		assertThat(SendRefusal.both(one, other)).isEqualTo(one);
		assertThat(SendRefusal.both(other, one)).isEqualTo(other);
		assertBoth(one, refusal(SendScope.LOCK, 10), refusal(SendScope.LOCK, 10));
	}

	@Test
	void viewWhenAccountWaitsAndAWindowIsFullThenBothInOne() {
		AccountRules rules = new AccountRules(new GuessRules(0, List.of(), List.of(), 0), Duration.ofSeconds(15));
		AccountState cooling = AccountState.EMPTY.reserve(rules, NOW);
		assertThat(new AccountView(cooling, PHONE).refusal(rules, NOW)).isEqualTo(refusal(SendScope.COOLDOWN, 15));
		assertThat(new AccountView(cooling, ACCOUNT).refusal(rules, NOW)).isEqualTo(ACCOUNT);
		assertThat(new AccountView(cooling, null).refusal(rules, NOW)).isEqualTo(refusal(SendScope.COOLDOWN, 15));
		assertThat(new AccountView(AccountState.EMPTY, PHONE).refusal(rules, NOW)).isEqualTo(PHONE);
		assertThat(new AccountView(AccountState.EMPTY, null).refusal(rules, NOW)).isNull();
		AccountState disabled = cooling.apply(AccountChange.of(AccountChange.Kind.DISABLE), NOW);
		assertThat(new AccountView(disabled, PHONE).refusal(rules, NOW)).isEqualTo(DISABLED);
	}

	private static void assertBoth(@Nullable SendRefusal one, @Nullable SendRefusal other, SendRefusal expected) {
		assertThat(SendRefusal.both(one, other)).isEqualTo(expected);
		assertThat(SendRefusal.both(other, one)).isEqualTo(expected);
	}

	private static SendRefusal refusal(SendScope scope, long seconds) {
		return new SendRefusal(scope, NOW.plusSeconds(seconds));
	}

}
