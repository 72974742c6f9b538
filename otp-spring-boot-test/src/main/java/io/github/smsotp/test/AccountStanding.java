package io.github.smsotp.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.Challenge;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.GuessLedger;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendPace;
import io.github.smsotp.store.SlidingWindow;
import org.jspecify.annotations.Nullable;

/**
 * What of an account's state still means something at a time, so that it does not matter
 * when a store forgets the rest.
 *
 * @param challenges the live challenges, the oldest first
 * @param consecutive the wrong codes in a row
 * @param disabled whether the disabled mark is set
 * @param backoffUntil the end of the growing lock
 * @param failures the times of the wrong codes in the longest window
 * @param pace the texts in a row
 * @param bypass the bypass code
 * @param revokedAt when codes were taken back that may still be on their way
 * @param invitedUntil the end of the invitation
 */
record AccountStanding(List<String> challenges, int consecutive, boolean disabled, @Nullable Instant backoffUntil,
		List<Long> failures, @Nullable SendPace pace, @Nullable String bypass, @Nullable Instant revokedAt,
		@Nullable Instant invitedUntil) {

	private static final Duration QUIET = Duration.ofHours(1);

	// a text is on its way no longer than that
	private static final Duration IN_FLIGHT = Duration.ofMinutes(10);

	static AccountStanding of(AccountState state, AccountRules rules, Instant now) {
		List<String> challenges = state.challenges()
			.stream()
			.filter((challenge) -> now.isBefore(challenge.expiresAt()))
			.sorted(Comparator.comparing(Challenge::issuedAt).thenComparing(Challenge::id))
			.map(AccountStanding::text)
			.toList();
		GuessLedger ledger = state.ledger();
		BypassCode bypass = state.bypass(now);
		return new AccountStanding(challenges, ledger.consecutive(), ledger.disabled(),
				after(ledger.backoffUntil(), now), times(ledger.failures(), longest(rules.guesses()), now),
				pace(state.pace(), rules, now), (bypass != null) ? text(bypass.mac()) + bypass.expiresAt() : null,
				within(state.revokedAt(), now), after(state.invitedUntil(), now));
	}

	static List<Long> times(SlidingWindow window, Duration length, Instant now) {
		long from = now.minus(length).toEpochMilli();
		long[] times = window.times();
		int[] counts = window.counts();
		return IntStream.range(0, times.length)
			.filter((i) -> times[i] > from)
			.boxed()
			.flatMap((i) -> Collections.nCopies(counts[i], times[i]).stream())
			.toList();
	}

	private static @Nullable SendPace pace(SendPace pace, AccountRules rules, Instant now) {
		if (rules.cooldown() == null || pace.last() == null) {
			return null;
		}
		Duration relevant = (rules.cooldown().compareTo(QUIET) > 0) ? rules.cooldown() : QUIET;
		return now.isBefore(pace.last().plus(relevant)) ? pace : null;
	}

	private static Duration longest(GuessRules rules) {
		return rules.rolling().stream().map(RateLimit::window).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
	}

	private static @Nullable Instant after(@Nullable Instant end, Instant now) {
		return (end != null && now.isBefore(end)) ? end : null;
	}

	private static @Nullable Instant within(@Nullable Instant revokedAt, Instant now) {
		return (revokedAt != null && now.isBefore(revokedAt.plus(IN_FLIGHT))) ? revokedAt : null;
	}

	private static String text(Challenge challenge) {
		return challenge.id() + ", " + text(challenge.mac()) + ", replaced "
				+ challenge.replaced().stream().map(AccountStanding::text).toList() + ", " + challenge.issuedAt()
				+ " to " + challenge.expiresAt() + ", " + challenge.attemptsLeft() + " left";
	}

	private static String text(CodeMac mac) {
		return mac.keyId() + Arrays.hashCode(mac.value());
	}

}
