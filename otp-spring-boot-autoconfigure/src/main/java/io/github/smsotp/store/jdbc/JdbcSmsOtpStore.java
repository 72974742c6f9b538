package io.github.smsotp.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import io.github.smsotp.store.SlidingWindow;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.StateText;

import org.springframework.util.Assert;

/**
 * A {@link SmsOtpStore} in the table {@value #TABLE}, whose definition for H2,
 * PostgreSQL, MySQL and MariaDB lies beside this class as {@code schema-<platform>.sql}.
 * Each account and each window is a row. Every change locks the rows that it looks at, in
 * a transaction of its own, which a caller's rollback does not undo; a text locks all of
 * its rows at once, so that nothing has to be given back when something refuses. A
 * deadlock is tried again a few times. A row that cannot be read is a failure. Safe for
 * use by several threads and nodes.
 */
public final class JdbcSmsOtpStore implements SmsOtpStore {

	/**
	 * The name of the table.
	 */
	public static final String TABLE = "SMS_OTP_STATE";

	private final StateTable table;

	/**
	 * Creates a store.
	 * @param dataSource the database that has the table
	 */
	public JdbcSmsOtpStore(DataSource dataSource) {
		Assert.notNull(dataSource, "dataSource cannot be null");
		this.table = new StateTable(dataSource);
	}

	@Override
	public SendReservation reserve(String account, List<SendClaim> claims, AccountRules rules, Instant now) {
		return this.table.change(names(account, claims), now, (rows) -> {
			AccountState state = state(rows, account);
			SendRefusal refusal = state.refusal(rules, now);
			Set<SendScope> nearlyFull = EnumSet.noneOf(SendScope.class);
			List<SlidingWindow> windows = new ArrayList<>();
			for (SendClaim claim : claims) {
				SlidingWindow counted = window(rows, claim);
				SendRefusal full = claim.refusal(counted, now);
				windows.add((full != null) ? counted : counted.with(claim.limit(), now));
				// as a store that stops at the first refusal has it
				if (refusal == null && claim.isNearlyFull(windows.get(windows.size() - 1), now)) {
					nearlyFull.add(claim.scope());
				}
				refusal = SendRefusal.both(refusal, full);
			}
			if (refusal == null) {
				put(rows, account, state.reserve(rules, now), rules, now);
				put(rows, claims, windows, now);
			}
			return new SendReservation(refusal, nearlyFull);
		});
	}

	@Override
	public void giveBack(String account, List<SendClaim> claims, Instant reservedAt) {
		this.table.change(names(account, claims), reservedAt, (rows) -> {
			rows.edit(name(account), (text) -> {
				AccountState after = StateText.account(text).giveBack(millis(reservedAt));
				return after.equals(AccountState.EMPTY) ? null : StateText.of(after);
			});
			for (SendClaim claim : claims) {
				rows.edit(name(claim), (text) -> {
					SlidingWindow after = StateText.window(text).without(claim.limit(), reservedAt);
					return after.isEmpty() ? null : StateText.of(after);
				});
			}
			return true;
		});
	}

	@Override
	public void issue(String account, IssuedCode code, AccountRules rules) {
		IssuedCode stored = new IssuedCode(code.challengeId(), code.mac(), millis(code.issuedAt()), code.expiresAt(),
				code.attempts());
		update(account, rules, code.issuedAt(), (state) -> state.issue(stored));
	}

	@Override
	public GuessResult guess(String account, Guess guess, AccountRules rules) {
		return this.table.change(List.of(name(account)), guess.at(), (rows) -> {
			AccountState.Guessed guessed = state(rows, account).guess(guess, rules.guesses());
			put(rows, account, guessed.state(), rules, guess.at());
			return guessed.result();
		});
	}

	@Override
	public AccountView view(String account, List<SendClaim> claims, Instant now) {
		Rows rows = this.table.read(names(account, claims));
		SendRefusal refusal = null;
		for (SendClaim claim : claims) {
			refusal = SendRefusal.both(refusal, claim.refusal(window(rows, claim), now));
		}
		return new AccountView(state(rows, account), refusal);
	}

	@Override
	public void change(String account, AccountChange change, AccountRules rules, Instant now) {
		update(account, rules, now, (state) -> state.apply(change, now));
	}

	/**
	 * Deletes rows whose time is over, in batches of a transaction each. All nodes may do
	 * so at once.
	 * @param now the current time
	 * @return how many rows were deleted
	 */
	public int deleteExpired(Instant now) {
		return this.table.deleteExpired(now);
	}

	private void update(String account, AccountRules rules, Instant now, UnaryOperator<AccountState> step) {
		this.table.change(List.of(name(account)), now, (rows) -> {
			put(rows, account, step.apply(state(rows, account)), rules, now);
			return true;
		});
	}

	private static void put(Rows rows, String account, AccountState state, AccountRules rules, Instant now) {
		Duration keep = state.keepFor(rules, now);
		boolean kept = keep.compareTo(Duration.ZERO) > 0;
		rows.put(name(account), kept ? StateText.of(state) : null, end(now, keep));
	}

	private static void put(Rows rows, List<SendClaim> claims, List<SlidingWindow> windows, Instant now) {
		for (int i = 0; i < claims.size(); i++) {
			SendClaim claim = claims.get(i);
			rows.put(name(claim), StateText.of(windows.get(i)), end(now, claim.limit().keepFor()));
		}
	}

	// a full minute, so that a row need not be written for its expiry alone
	private static Instant end(Instant now, Duration keep) {
		return now.plus(keep).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
	}

	// as entries have it
	private static Instant millis(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS);
	}

	private static AccountState state(Rows rows, String account) {
		String text = rows.text(name(account));
		return (text != null) ? StateText.account(text) : AccountState.EMPTY;
	}

	private static SlidingWindow window(Rows rows, SendClaim claim) {
		String text = rows.text(name(claim));
		return (text != null) ? StateText.window(text) : SlidingWindow.EMPTY;
	}

	private static List<String> names(String account, List<SendClaim> claims) {
		List<String> names = new ArrayList<>();
		names.add(name(account));
		claims.forEach((claim) -> names.add(name(claim)));
		return names;
	}

	private static String name(String account) {
		return "account:" + account;
	}

	private static String name(SendClaim claim) {
		return "window:" + claim.window();
	}

}
