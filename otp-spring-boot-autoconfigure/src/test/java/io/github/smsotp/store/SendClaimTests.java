package io.github.smsotp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SendClaim}.
 */
class SendClaimTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	@Test
	void windowDiffersByScopeKeyAndLength() {
		Set<String> windows = new HashSet<>();
		for (SendScope scope : SendScope.values()) {
			for (String key : List.of("a", "a:60", "b", "a:600", ":")) {
				for (String limit : List.of("3/1s", "3/60s", "3/10m", "3/1h", "3/24h")) {
					assertThat(windows.add(claim(scope, key, limit).window())).isTrue();
				}
			}
		}
		assertThat(windows).hasSize(SendScope.values().length * 25);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1/24h", "30/24h", "1000/24h", "3/1d", "3/1440m", "3/86400s" })
	void windowWhenCountOrSpellingChangesThenTheSame(String limit) {
		SendClaim before = claim(SendScope.PHONE, "key", "10/24h");
		assertThat(claim(SendScope.PHONE, "key", limit).window()).isEqualTo(before.window());
		assertThat(new SendClaim(before.scope(), "key", before.limit(), true).window()).isEqualTo(before.window());
	}

	@Test
	void refusalWhenFullThenNamesScopeAndEndToTheMillisecondT42() {
		SendClaim claim = claim(SendScope.PHONE, "key", "3/10m");
		SlidingWindow counted = SlidingWindow.EMPTY;
		for (int i = 0; i < 3; i++) {
			assertThat(claim.refusal(counted, NOW.plusSeconds(i))).isNull();
			counted = counted.with(claim.limit(), NOW.plusSeconds(i));
		}
		Instant end = NOW.plusSeconds(600);
		assertThat(claim.refusal(counted, NOW.plusSeconds(3))).isEqualTo(new SendRefusal(SendScope.PHONE, end));
		assertThat(claim.refusal(counted, end.minusMillis(1))).isEqualTo(new SendRefusal(SendScope.PHONE, end));
		assertThat(claim.refusal(counted, end)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "10,7,8", "5,3,4", "100,79,80", "10000,7999,8000", "3,2,3", "2,1,2", "1,0,1", "4,3,4", "6,4,5",
			"101,80,81" })
	void isNearlyFullAtExactlyFourFifthsSnd8(int count, int notYet, int nearly) {
		SendClaim claim = claim(SendScope.GLOBAL, "all", count + "/1h");
		assertThat(claim.isNearlyFull(counted(notYet), NOW)).isFalse();
		assertThat(claim.isNearlyFull(counted(nearly), NOW)).isTrue();
		assertThat(claim.isNearlyFull(counted(count), NOW)).isTrue();
	}

	@Test
	void isNearlyFullAtExactlyFourFifthsWhateverTheRoundingSnd8() {
		for (int fifth = 1; fifth < 20_000; fifth++) {
			SendClaim claim = claim(SendScope.GLOBAL, "all", fifth * 5 + "/1h");
			assertThat(claim.isNearlyFull(counted(fifth * 4 - 1), NOW)).isFalse();
			assertThat(claim.isNearlyFull(counted(fifth * 4), NOW)).isTrue();
		}
	}

	@Test
	void isNearlyFullWhenTextsLeaveTheWindowThenNoLonger() {
		SendClaim claim = claim(SendScope.GLOBAL, "all", "10/1h");
		SlidingWindow counted = counted(8);
		assertThat(claim.isNearlyFull(counted, NOW.plus(Duration.ofHours(1)).minusMillis(1))).isTrue();
		assertThat(claim.isNearlyFull(counted, NOW.plus(Duration.ofHours(1)))).isFalse();
	}

	private static SlidingWindow counted(int times) {
		return (times > 0) ? SlidingWindow.of(new long[] { NOW.toEpochMilli() }, new int[] { times })
				: SlidingWindow.EMPTY;
	}

	private static SendClaim claim(SendScope scope, String key, String limit) {
		return new SendClaim(scope, key, RateLimit.valueOf(limit), false);
	}

}
