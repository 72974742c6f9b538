package io.github.smsotp.test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store makes of texts that are to go out.
 */
abstract class SmsOtpStoreSendContract extends SmsOtpStoreAccountContract {

	private final String key = hashed();

	private final SendClaim one = claim(SendScope.ACCOUNT, this.key, "1/10m");

	private final SendClaim three = claim(SendScope.PHONE, this.key, "3/1h");

	private final SendClaim many = claim(SendScope.GLOBAL, this.key, "120/1h");

	@Test
	void reserveWhenUpToHundredThenExactAtBothEndsT42() {
		SendClaim hundred = claim(SendScope.GLOBAL, this.key, "100/1h");
		assertThat(fill(hundred, at(0), 100)).isEqualTo(100);
		SendRefusal refusal = new SendRefusal(SendScope.GLOBAL, at(3600));
		assertThat(reserve(List.of(hundred), at(3600).minusMillis(1)).refusal()).isEqualTo(refusal);
		assertThat(look(hundred, at(3600).minusMillis(1))).isEqualTo(refusal);
		assertThat(look(hundred, at(3600))).isNull();
		assertThat(fill(hundred, at(3600), 100)).isEqualTo(100);
	}

	@Test
	void reserveWhenTextsAreSpreadThenEachLeavesAtItsOwnTimeT42() {
		for (int second = 0; second < 3; second++) {
			assertThat(reserve(List.of(this.three), at(second)).refusal()).isNull();
		}
		for (int second = 0; second < 3; second++) {
			Instant leaves = at(3600 + second);
			assertThat(look(this.three, leaves.minusMillis(1))).isEqualTo(new SendRefusal(SendScope.PHONE, leaves));
			assertThat(reserve(List.of(this.three), leaves).refusal()).isNull();
		}
	}

	@Test
	void reserveWhenAboveHundredThenNeverTooManyAndAtMostASixtiethLate() {
		List<Instant> passed = new ArrayList<>();
		for (int step = 0; step < 400; step++) {
			Instant now = at(step * 20L);
			if (reserve(List.of(this.many), now).refusal() == null) {
				passed.add(now);
			}
			long within = passed.stream().filter((at) -> at.plusSeconds(3600).isAfter(now)).count();
			assertThat(within).isLessThanOrEqualTo(120);
			long late = passed.stream().filter((at) -> at.plusSeconds(3660).isAfter(now)).count();
			assertThat((passed.get(passed.size() - 1).equals(now)) ? 120 : late).isGreaterThanOrEqualTo(120);
		}
	}

	@Test
	void reserveWhenAboveHundredThenEachCountsAtTheEndOfItsBucket() {
		Instant now = at(3600).truncatedTo(ChronoUnit.MINUTES).plusMillis(1);
		assertThat(fill(this.many, now, 120)).isEqualTo(120);
		Instant end = now.minusMillis(1).plus(Duration.ofMinutes(61));
		assertThat(look(this.many, end.minusMillis(1))).isEqualTo(new SendRefusal(SendScope.GLOBAL, end));
		assertThat(look(this.many, end)).isNull();
		store().giveBack(hashed(), List.of(this.many), now.plusSeconds(30));
		assertThat(look(this.many, now)).isNull();
	}

	@Test
	void reserveWhenOneWindowIsFullThenNothingIsCountedAnywhereSnd12() {
		store().reserve(hashed(), List.of(this.one), FREE, at(0));
		SendRefusal refusal = new SendRefusal(SendScope.ACCOUNT, at(600));
		for (List<SendClaim> claims : List.of(List.of(this.one, this.three, this.many),
				List.of(this.three, this.many, this.one), List.of(this.many, this.one, this.three))) {
			for (int i = 0; i < 5; i++) {
				assertThat(store().reserve(this.account, claims, PACED, at(0)).refusal()).isEqualTo(refusal);
			}
		}
		assertThat(state(at(0)).pace().texts()).isZero();
		assertThat(fill(this.three, at(0), 3)).isEqualTo(3);
		assertThat(fill(this.many, at(0), 120)).isEqualTo(120);
	}

	@Test
	void reserveWhenRefusedThenATextOfTheSameMillisecondStaysCountedSnd12() {
		reserve(List.of(this.one), at(0));
		reserve(List.of(this.three), at(0));
		store().reserve(hashed(), List.of(this.three, this.one), RULES, at(0));
		assertThat(look(this.one, at(0))).isNotNull();
		assertThat(fill(this.three, at(0), 3)).isEqualTo(2);
	}

	@Test
	void reserveWhenAccountMayNotThenNoWindowCountsSnd1Bru7() {
		text(at(0));
		for (int i = 0; i < 5; i++) {
			SendReservation reservation = store().reserve(this.account, List.of(this.one, this.three), PACED, at(29));
			assertThat(reservation.refusal()).isEqualTo(new SendRefusal(SendScope.COOLDOWN, at(30)));
		}
		assertThat(look(this.one, at(29))).isNull();
		issue("a", 1, at(29));
		for (int i = 0; i < 5; i++) {
			guess("a", 9, at(29));
		}
		assertThat(text(at(88))).isEqualTo(new SendRefusal(SendScope.LOCK, at(89)));
		assertThat(reserve(List.of(this.one, this.three), at(88)).refusal())
			.isEqualTo(new SendRefusal(SendScope.LOCK, at(89)));
		assertThat(fill(this.three, at(88), 3)).isEqualTo(3);
		assertThat(text(at(89))).isNull();
	}

	@Test
	void reserveWhenSeveralRefuseThenTheLongestWaitIsToldWhateverTheOrder() {
		fill(this.one, at(0), 1);
		fill(this.three, at(0), 3);
		SendRefusal longest = new SendRefusal(SendScope.PHONE, at(3600));
		for (List<SendClaim> claims : List.of(List.of(this.one, this.three), List.of(this.three, this.one))) {
			assertThat(reserve(claims, at(1)).refusal()).isEqualTo(longest);
			assertThat(store().view(this.account, claims, at(1)).windows()).isEqualTo(longest);
		}
		text(at(0));
		assertThat(store().reserve(this.account, List.of(this.one), PACED, at(1)).refusal())
			.isEqualTo(new SendRefusal(SendScope.ACCOUNT, at(600)));
		change(AccountChange.Kind.DISABLE, at(1));
		assertThat(reserve(List.of(this.one, this.three), at(1)).refusal())
			.isEqualTo(new SendRefusal(SendScope.LOCK, null));
	}

	@Test
	void reserveWhenTextsFollowEachOtherThenTheWaitDoublesUntilAQuietHourSnd1() {
		Instant now = this.start;
		for (long wait : new long[] { 30, 60, 120, 240, 480, 960, 1920, 1920 }) {
			assertThat(text(now)).isNull();
			Instant next = now.plusSeconds(wait);
			assertThat(text(next.minusMillis(1))).isEqualTo(new SendRefusal(SendScope.COOLDOWN, next));
			now = next;
		}
		assertThat(text(now)).isNull();
		now = now.plus(Duration.ofHours(1));
		passTime(Duration.between(this.start, now));
		assertThat(text(now)).isNull();
		assertThat(text(now.plusSeconds(1))).isEqualTo(new SendRefusal(SendScope.COOLDOWN, now.plusSeconds(30)));
	}

	@Test
	void giveBackThenThatTextAloneNoLongerCountsAndOnlyOnceSnd12() {
		for (int second = 0; second < 3; second++) {
			reserve(List.of(this.three), at(second));
		}
		store().giveBack(this.account, List.of(this.three), at(1));
		store().giveBack(this.account, List.of(this.three), at(1));
		store().giveBack(this.account, List.of(this.three), at(2).plusMillis(1));
		assertThat(fill(this.three, at(3), 3)).isEqualTo(1);
		assertThat(look(this.three, at(3599))).isEqualTo(new SendRefusal(SendScope.PHONE, at(3600)));
		assertThat(look(this.three, at(3600))).isNull();
	}

	@Test
	void giveBackThenOnlyWhatIsNamedSnd12() {
		reserve(List.of(this.one, this.three, this.many), at(0));
		store().giveBack(this.account, List.of(this.one), at(0));
		assertThat(fill(this.one, at(0), 1)).isEqualTo(1);
		assertThat(fill(this.three, at(0), 3)).isEqualTo(2);
		assertThat(fill(this.many, at(0), 120)).isEqualTo(119);
	}

	@Test
	void giveBackWhenNothingIsKnownThenNothingHappens() {
		store().giveBack(this.account, List.of(this.three, this.many), at(0));
		assertThat(fill(this.three, at(0), 3)).isEqualTo(3);
		assertThat(fill(this.many, at(0), 120)).isEqualTo(120);
		assertThat(text(at(0))).isNull();
	}

	@Test
	void giveBackThenThePaceIsThatOfTheTextsBeforeSnd1() {
		text(at(0));
		text(at(30));
		store().giveBack(this.account, List.of(), at(29));
		assertThat(text(at(60))).isEqualTo(new SendRefusal(SendScope.COOLDOWN, at(90)));
		store().giveBack(this.account, List.of(), at(30));
		assertThat(text(at(29))).isEqualTo(new SendRefusal(SendScope.COOLDOWN, at(30)));
		store().giveBack(this.account, List.of(), at(0));
		assertThat(text(at(1))).isNull();
	}

	@Test
	void giveBackWhenTimeHasNanosecondsThenGivenBackAllTheSameSnd12() {
		Instant fine = at(0).plusNanos(456_789);
		assertThat(store().reserve(this.account, List.of(this.one), PACED, fine).refusal()).isNull();
		store().giveBack(this.account, List.of(this.one), fine);
		assertThat(store().reserve(this.account, List.of(this.one), PACED, fine).refusal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "5/1h", "10/1h", "3/1h", "101/1h" })
	void reserveWhenFourFifthsAreUsedUpThenToldSnd8(String limit) {
		SendClaim claim = claim(SendScope.GLOBAL, this.key, limit);
		int count = RateLimit.valueOf(limit).count();
		for (int texts = 1; texts <= count; texts++) {
			Set<SendScope> nearly = (texts * 5 >= count * 4) ? Set.of(SendScope.GLOBAL) : Set.of();
			assertThat(reserve(List.of(claim), at(0))).as("text %d of %d", texts, count)
				.isEqualTo(new SendReservation(null, nearly));
		}
		assertThat(reserve(List.of(claim), at(0)).nearlyFull()).containsExactly(SendScope.GLOBAL);
	}

	@Test
	void reserveWhenScopeKeyOrTimeDiffersThenWindowsOfTheirOwn() {
		fill(this.one, at(0), 1);
		for (SendClaim other : List.of(claim(SendScope.PHONE, this.key, "1/10m"),
				claim(SendScope.ACCOUNT_CEILING, this.key, "1/10m"), claim(SendScope.ACCOUNT, this.key, "1/11m"),
				claim(SendScope.ACCOUNT, this.key, "1/100m"), claim(SendScope.ACCOUNT, this.key + "1", "1/10m"),
				claim(SendScope.ACCOUNT, this.key.substring(1), "1/10m"))) {
			assertThat(fill(other, at(0), 1)).as(other.window()).isEqualTo(1);
		}
	}

	@Test
	void reserveWhenAccountAndKeyAreTheSameThenTheyDoNotMix() {
		SendClaim claim = claim(SendScope.ACCOUNT, this.account, "2/1h");
		assertThat(store().reserve(this.account, List.of(claim), PACED, at(0)).refusal()).isNull();
		change(AccountChange.Kind.CHANGE_NUMBER, at(0));
		change(AccountChange.Kind.UNLOCK, at(0));
		assertThat(fill(claim, at(0), 2)).isEqualTo(1);
	}

	@Test
	void reserveWhenCountChangesThenWhatWasCountedStays() {
		fill(this.three, at(0), 3);
		SendClaim two = claim(SendScope.PHONE, this.key, "2/60m");
		assertThat(look(two, at(1))).isEqualTo(new SendRefusal(SendScope.PHONE, at(3600)));
		assertThat(fill(claim(SendScope.PHONE, this.key, "5/1h"), at(1), 5)).isEqualTo(2);
		assertThat(look(two, at(3600))).isEqualTo(new SendRefusal(SendScope.PHONE, at(3601)));
	}

	@Test
	void viewCountsNothing() {
		for (int i = 0; i < 200; i++) {
			assertThat(store().view(this.account, List.of(this.one, this.three, this.many), at(0)).windows()).isNull();
		}
		assertThat(fill(this.three, at(0), 3)).isEqualTo(3);
		assertThat(fill(this.many, at(0), 120)).isEqualTo(120);
	}

	@Test
	void reserveWhenNodesAreThirtySecondsApartThenNothingIsRefilledT61() {
		reserve(List.of(this.three), at(30));
		reserve(List.of(this.three), at(0));
		reserve(List.of(this.three), at(15));
		for (long now : new long[] { 0, 15, 30, 3599 }) {
			assertThat(look(this.three, at(now))).isEqualTo(new SendRefusal(SendScope.PHONE, at(3600)));
		}
		assertThat(reserve(List.of(this.three), at(3600)).refusal()).isNull();
		assertThat(look(this.three, at(3600))).isEqualTo(new SendRefusal(SendScope.PHONE, at(3615)));
		store().giveBack(this.account, List.of(this.three), at(15));
		assertThat(look(this.three, at(3600))).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { -86_400, -30, 30, 86_400 })
	void reserveWhenStoreHasAnotherTimeThenTheCallersCountsT61(long ahead) {
		Instant now = at(ahead);
		assertThat(fill(this.three, now, 3)).isEqualTo(3);
		assertThat(look(this.three, now.plusSeconds(3599)))
			.isEqualTo(new SendRefusal(SendScope.PHONE, now.plusSeconds(3600)));
		assertThat(fill(this.three, now.plusSeconds(3600), 3)).isEqualTo(3);
	}

	@Test
	void reserveWhenStoreTimePassesThenNothingIsForgottenTooSoon() {
		fill(this.three, at(0), 3);
		fill(this.many, at(0), 120);
		store().giveBack(this.account, List.of(this.three), at(1));
		passTime(Duration.ofHours(1).minusMillis(1));
		assertThat(look(this.three, at(3600).minusMillis(1))).isNotNull();
		assertThat(look(this.many, at(3600).minusMillis(1))).isNotNull();
	}

}
