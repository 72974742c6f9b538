package io.github.smsotp.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How much {@link JdbcSmsOtpStore} asks of a database, and what it leaves there.
 */
class JdbcSmsOtpStoreStatementTests extends JdbcSmsOtpStoreFixture {

	private static final List<SendClaim> CLAIMS = List.of(claim(SendScope.PHONE, "p", "3/10m"),
			claim(SendScope.PHONE, "p", "10/24h"), claim(SendScope.ACCOUNT, "a", "5/1h"),
			claim(SendScope.ACCOUNT, "a", "10/24h"), claim(SendScope.ACCOUNT_CEILING, "a", "30/24h"),
			claim(SendScope.GLOBAL, "all", "10000/1h"));

	private final HikariDataSource pool = pool("jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1", "sa", 2);

	private final CountingDataSource database = new CountingDataSource(this.pool);

	private final JdbcSmsOtpStore store = new JdbcSmsOtpStore(this.database);

	@BeforeEach
	void create() {
		createTable(this.pool, "h2");
	}

	@AfterEach
	void drop() {
		JdbcClient.create(this.pool).sql("DROP TABLE SMS_OTP_STATE").update();
		this.pool.close();
	}

	@Test
	void firstTextThenTwoStatementsWhateverTheLimits() {
		assertThat(this.store.reserve("alice", CLAIMS, RULES, NOW).refusal()).isNull();
		assertThat(this.database.asked()).containsExactly("SELECT", "INSERT", "commit");
		assertThat(rows(this.pool)).isEqualTo(1 + CLAIMS.size());
	}

	@Test
	void laterTextThenTwoStatementsWhateverTheLimits() {
		this.store.reserve("alice", CLAIMS, RULES, NOW);
		this.database.asked();
		assertThat(this.store.reserve("alice", CLAIMS, RULES, NOW.plusSeconds(30)).refusal()).isNull();
		assertThat(this.database.asked()).containsExactly("SELECT", "UPDATE", "commit");
	}

	@Test
	void textOfSomebodyElseThenThreeStatements() {
		this.store.reserve("alice", CLAIMS, RULES, NOW);
		this.database.asked();
		assertThat(this.store.reserve("bob", CLAIMS, RULES, NOW).refusal()).isNull();
		assertThat(this.database.asked()).containsExactly("SELECT", "INSERT", "UPDATE", "commit");
	}

	@Test
	void refusedTextThenOneStatementAndNothingIsWritten() {
		this.store.reserve("alice", CLAIMS, RULES, NOW);
		this.database.asked();
		assertThat(this.store.reserve("alice", CLAIMS, RULES, NOW).refusal()).isNotNull();
		assertThat(this.database.asked()).containsExactly("SELECT", "commit");
	}

	@Test
	void codeThenTwoStatements() {
		this.store.issue("alice", code(1, 5), RULES);
		assertThat(this.database.asked()).containsExactly("SELECT", "INSERT", "commit");
	}

	@Test
	void guessThenTwoStatements() {
		this.store.issue("alice", code(1, 5), RULES);
		this.database.asked();
		assertThat(this.store.guess("alice", guess(2), RULES).failures()).isEqualTo(1);
		assertThat(this.database.asked()).containsExactly("SELECT", "UPDATE", "commit");
		assertThat(this.store.guess("alice", guess(1), RULES).outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
		assertThat(this.database.asked()).containsExactly("SELECT", "UPDATE", "commit");
	}

	@Test
	void guessWhenNothingIsLeftThenTheRowGoesCry6() {
		this.store.issue("alice", code(1, 5), RULES);
		this.database.asked();
		assertThat(this.store.guess("alice", guess(1), RULES).outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
		assertThat(this.database.asked()).containsExactly("SELECT", "DELETE", "commit");
		assertThat(rows(this.pool)).isZero();
	}

	@Test
	void guessAtALockedAccountThenOneStatement() {
		this.store.issue("alice", code(1, 9), RULES);
		for (int i = 0; i < 5; i++) {
			this.store.guess("alice", guess(2), RULES);
		}
		this.database.asked();
		assertThat(this.store.guess("alice", guess(1), RULES).outcome()).isEqualTo(GuessResult.Outcome.LOCKED);
		assertThat(this.database.asked()).containsExactly("SELECT", "commit");
	}

	@Test
	void giveBackThenTwoStatements() {
		this.store.reserve("alice", CLAIMS, RULES, NOW);
		this.database.asked();
		this.store.giveBack("alice", CLAIMS, NOW);
		assertThat(this.database.asked()).containsExactly("SELECT", "DELETE", "commit");
		assertThat(rows(this.pool)).isZero();
	}

	@Test
	void viewThenOneStatement() {
		this.store.view("alice", CLAIMS, NOW);
		assertThat(this.database.asked()).containsExactly("SELECT");
	}

	@Test
	void deleteExpiredThenInBatchesAndNothingThatLives() {
		for (int i = 0; i < 1_200; i++) {
			this.store.issue("account" + i, code(1, 5), RULES);
		}
		this.store.change("alice", AccountChange.of(AccountChange.Kind.DISABLE), RULES, NOW);
		this.database.asked();
		Instant end = NOW.plus(Duration.ofMinutes(6));
		assertThat(this.store.deleteExpired(end)).isZero();
		assertThat(this.store.deleteExpired(end.plus(Duration.ofMinutes(2)))).isEqualTo(1_200);
		assertThat(this.database.asked()).filteredOn("DELETE"::equals).hasSize(3);
		assertThat(this.store.deleteExpired(NOW.plus(Duration.ofDays(3_650)))).isZero();
		assertThat(rows(this.pool)).isEqualTo(1);
	}

	@Test
	void anythingWhenARowCannotBeReadThenFailsAndLeavesItBru4() {
		this.store.issue("alice", code(1, 5), RULES);
		for (String text : List.of("", "garbage", "2|0||||0|||||")) {
			JdbcClient.create(this.pool).sql("UPDATE SMS_OTP_STATE SET STATE_TEXT = ?").param(text).update();
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> this.store.guess("alice", guess(1), RULES));
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> this.store.reserve("alice", List.of(), RULES, NOW));
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> this.store.view("alice", List.of(), NOW));
		}
		assertThat(rows(this.pool)).isEqualTo(1);
	}

	@Test
	void anythingWhenConnectionsDoNotCommitByThemselvesThenIsStored() {
		try (HikariDataSource manual = pool(this.pool.getJdbcUrl(), "sa", 1)) {
			manual.setAutoCommit(false);
			JdbcSmsOtpStore uncommitted = new JdbcSmsOtpStore(manual);
			uncommitted.issue("alice", code(1, 5), RULES);
			assertThat(uncommitted.view("alice", List.of(), NOW).state().challenges()).hasSize(1);
			assertThat(this.store.guess("alice", guess(2), RULES).failures()).isEqualTo(1);
			assertThat(uncommitted.view("bob", List.of(), NOW).state()).isEqualTo(AccountState.EMPTY);
		}
	}

	@Test
	void toStringThenNoSecret() {
		assertThat(new Row("account:alice", "secret", NOW).toString()).doesNotContain("secret", "alice");
	}

}
