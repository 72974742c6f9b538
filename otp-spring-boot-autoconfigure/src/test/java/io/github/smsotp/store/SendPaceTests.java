package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SendPace}.
 */
class SendPaceTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final Duration COOLDOWN = Duration.ofSeconds(30);

	private static final Duration QUIET = Duration.ofHours(1);

	@Test
	void waitUntilWhenNoTextThenNone() {
		assertThat(SendPace.EMPTY.waitUntil(COOLDOWN, NOW)).isNull();
		assertThat(SendPace.EMPTY.waitUntil(Duration.ofDays(1), Instant.EPOCH)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "1,30", "2,60", "3,120", "4,240", "5,480", "6,960", "7,1920", "8,1920", "9,1920", "50,1920" })
	void waitUntilWhenTextsFollowEachOtherThenDoublesUpTo32MinutesSnd1(int texts, long seconds) {
		SendPace pace = SendPace.EMPTY;
		Instant at = NOW;
		for (int i = 1; i <= texts; i++) {
			Instant end = pace.waitUntil(COOLDOWN, at);
			at = (end != null) ? end : at;
			pace = pace.with(at);
		}
		assertThat(pace.texts()).isEqualTo(texts);
		Instant end = at.plusSeconds(seconds);
		assertThat(pace.waitUntil(COOLDOWN, at)).isEqualTo(end);
		assertThat(pace.waitUntil(COOLDOWN, end.minusMillis(1))).isEqualTo(end);
		assertThat(pace.waitUntil(COOLDOWN, end)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "PT1S,PT2S,PT4S", "PT17M,PT32M,PT32M", "PT16M,PT32M,PT32M", "PT31M59S,PT32M,PT32M",
			"PT32M,PT32M,PT32M" })
	void waitUntilWhenCooldownIsAnotherThenDoublesItToo(Duration first, Duration second, Duration third) {
		assertThat(row(1).waitUntil(first, NOW)).isEqualTo(NOW.plus(first));
		assertThat(row(2).waitUntil(first, NOW)).isEqualTo(NOW.plus(second));
		assertThat(row(3).waitUntil(first, NOW)).isEqualTo(NOW.plus(third));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT32M0.001S", "PT33M", "PT1H", "PT2H", "PT24H" })
	void waitUntilWhenCooldownIsLongerThan32MinutesThenFlat(Duration cooldown) {
		for (int texts : new int[] { 1, 2, 3, 10, 1_000_000 }) {
			assertThat(row(texts).waitUntil(cooldown, NOW)).isEqualTo(NOW.plus(cooldown));
		}
	}

	@Test
	void withWhenAnHourWasQuietThenStartsOverAtThatMillisecondSnd1() {
		SendPace pace = row(5);
		SendPace before = pace.with(NOW.plus(QUIET).minusMillis(1));
		assertThat(before).isEqualTo(new SendPace(6, NOW.plus(QUIET).minusMillis(1), NOW));
		assertThat(pace.with(NOW.plus(QUIET))).isEqualTo(new SendPace(1, NOW.plus(QUIET), null));
	}

	@Test
	void withWhenCooldownIsLongerThanAnHourThenTheRowStartsOverAndTheWaitStays() {
		Duration cooldown = Duration.ofHours(3);
		SendPace pace = SendPace.EMPTY.with(NOW);
		assertThat(pace.waitUntil(cooldown, NOW.plus(QUIET))).isEqualTo(NOW.plus(cooldown));
		SendPace next = pace.with(NOW.plus(cooldown));
		assertThat(next).isEqualTo(new SendPace(1, NOW.plus(cooldown), null));
		assertThat(next.waitUntil(cooldown, NOW.plus(cooldown))).isEqualTo(NOW.plus(cooldown).plus(cooldown));
	}

	@Test
	void withoutWhenTheLastTextThenTheOneBeforeIsWaitedForAgain() {
		SendPace pace = SendPace.EMPTY.with(NOW).with(NOW.plusSeconds(30)).with(NOW.plusSeconds(90));
		SendPace given = pace.without(NOW.plusSeconds(90));
		assertThat(given).isEqualTo(new SendPace(2, NOW.plusSeconds(30), null));
		assertThat(given.waitUntil(COOLDOWN, NOW.plusSeconds(30))).isEqualTo(NOW.plusSeconds(90));
		assertThat(given.with(NOW.plusSeconds(90))).isEqualTo(pace);
	}

	@Test
	void withoutWhenTheOnlyTextThenNothingIsWaitedFor() {
		assertThat(SendPace.EMPTY.with(NOW).without(NOW)).isEqualTo(SendPace.EMPTY);
		assertThat(row(5).with(NOW.plus(QUIET)).without(NOW.plus(QUIET))).isEqualTo(SendPace.EMPTY);
	}

	@Test
	void withoutWhenTheTextBeforeThenTheLastOneIsWaitedForLess() {
		SendPace pace = SendPace.EMPTY.with(NOW).with(NOW.plusSeconds(30)).with(NOW.plusSeconds(90));
		SendPace given = pace.without(NOW.plusSeconds(30));
		assertThat(given).isEqualTo(new SendPace(2, NOW.plusSeconds(90), null));
		assertThat(given.waitUntil(COOLDOWN, NOW.plusSeconds(90))).isEqualTo(NOW.plusSeconds(150));
		assertThat(SendPace.EMPTY.with(NOW).with(NOW.plusSeconds(30)).without(NOW))
			.isEqualTo(new SendPace(1, NOW.plusSeconds(30), null));
	}

	@Test
	void withoutWhenTwoInARowComeBackThenTheRestOfTheRowStands() {
		SendPace pace = SendPace.EMPTY.with(NOW).with(NOW.plusSeconds(30)).with(NOW.plusSeconds(90));
		SendPace given = pace.without(NOW.plusSeconds(90)).without(NOW.plusSeconds(30));
		assertThat(given).isEqualTo(new SendPace(1, NOW.plusSeconds(30), null));
		assertThat(given.waitUntil(COOLDOWN, NOW.plusSeconds(30))).isEqualTo(NOW.plusSeconds(60));
	}

	@Test
	void withoutWhenNoSuchTextThenUnchanged() {
		SendPace pace = SendPace.EMPTY.with(NOW).with(NOW.plusSeconds(30)).with(NOW.plusSeconds(90));
		assertThat(pace.without(NOW)).isSameAs(pace);
		assertThat(pace.without(NOW.plusSeconds(90).plusMillis(1))).isSameAs(pace);
		assertThat(pace.without(NOW.plusSeconds(90)).without(NOW.plusSeconds(90)))
			.isEqualTo(pace.without(NOW.plusSeconds(90)));
		assertThat(SendPace.EMPTY.without(NOW)).isSameAs(SendPace.EMPTY);
	}

	@Test
	void waitUntilWhenClockWentBackThenNoSoonerT61() {
		SendPace pace = row(3);
		Instant end = NOW.plusSeconds(120);
		assertThat(pace.waitUntil(COOLDOWN, NOW.minus(QUIET))).isEqualTo(end);
		assertThat(pace.waitUntil(COOLDOWN, NOW.minus(Duration.ofDays(3650)))).isEqualTo(end);
		assertThat(pace.with(NOW.minus(Duration.ofDays(3650))).texts()).isEqualTo(4);
	}

	@Test
	void relevantUntilTheRowHasStartedOverAndTheWaitIsOver() {
		assertThat(row(1).relevantUntil(COOLDOWN)).isEqualTo(NOW.plus(QUIET));
		assertThat(row(9).relevantUntil(QUIET)).isEqualTo(NOW.plus(QUIET));
		assertThat(row(1).relevantUntil(Duration.ofHours(3))).isEqualTo(NOW.plus(Duration.ofHours(3)));
		assertThat(SendPace.EMPTY.relevantUntil(COOLDOWN)).isBefore(Instant.EPOCH);
	}

	private static SendPace row(int texts) {
		return new SendPace(texts, NOW, null);
	}

}
