package io.github.smsotp.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * {@link JdbcSmsOtpStore} on a PostgreSQL that is killed, full, or asked by many at once,
 * and whose transactions are serializable unless somebody says otherwise.
 */
class PostgresSmsOtpStoreFaultTests extends JdbcSmsOtpStoreFixture {

	private static final int THREADS = 64;

	@TempDir
	private Path data;

	private EmbeddedPostgres server;

	private HikariDataSource pool;

	private JdbcSmsOtpStore store;

	@BeforeEach
	void start() throws IOException {
		this.server = server(0);
		this.pool = pool(this.server.getJdbcUrl("postgres", "postgres"), "postgres", 32);
		this.pool.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
		createTable(this.pool, "postgresql");
		this.store = new JdbcSmsOtpStore(this.pool);
	}

	@AfterEach
	void stop() throws IOException {
		this.pool.close();
		this.server.close();
	}

	@Test
	void guessWhenKilledThenFailsUntilItIsBackAndNothingIsForgottenBru4Res2() throws Exception {
		try (HikariDataSource impatient = pool(this.pool.getJdbcUrl(), "postgres", 2)) {
			impatient.setConnectionTimeout(Duration.ofMillis(500).toMillis());
			JdbcSmsOtpStore node = new JdbcSmsOtpStore(impatient);
			node.issue("alice", code(1, 5), RULES);
			assertThat(node.guess("alice", guess(2), RULES).failures()).isEqualTo(1);
			int port = this.server.getPort();
			kill();
			assertFails(node);
			this.server.close();
			this.server = server(port);
			GuessResult result = await().atMost(Duration.ofSeconds(30))
				.ignoreExceptions()
				.until(() -> node.guess("alice", guess(1), RULES), (answer) -> true);
			assertThat(result.outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
			assertThat(node.view("alice", List.of(), NOW).state().ledger().failures().isEmpty()).isFalse();
		}
	}

	@Test
	void guessWhenThePoolIsExhaustedThenFailsAndGoesOnAfterwardsRes2() throws SQLException {
		try (HikariDataSource one = pool(this.pool.getJdbcUrl(), "postgres", 1)) {
			one.setConnectionTimeout(Duration.ofMillis(500).toMillis());
			JdbcSmsOtpStore starving = new JdbcSmsOtpStore(one);
			this.store.issue("alice", code(1, 5), RULES);
			try (Connection taken = one.getConnection()) {
				assertThat(taken.isValid(1)).isTrue();
				assertFails(starving);
			}
			assertThat(starving.guess("alice", guess(1), RULES).outcome()).isEqualTo(GuessResult.Outcome.ACCEPTED);
		}
	}

	@Test
	void guessWhenTheCallerRollsBackThenCountsAllTheSame() {
		assertCountsAllTheSame(new JdbcTransactionManager(this.pool));
	}

	@Test
	void guessWhenTheCallerUsesJpaAndRollsBackThenCountsAllTheSame() {
		LocalContainerEntityManagerFactoryBean jpa = new LocalContainerEntityManagerFactoryBean();
		jpa.setDataSource(this.pool);
		jpa.setPackagesToScan("nothing");
		jpa.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		jpa.afterPropertiesSet();
		try {
			JpaTransactionManager transactions = new JpaTransactionManager(Objects.requireNonNull(jpa.getObject()));
			transactions.setDataSource(this.pool);
			assertCountsAllTheSame(transactions);
		}
		finally {
			jpa.destroy();
		}
	}

	private void assertCountsAllTheSame(PlatformTransactionManager transactions) {
		this.store.issue("alice", code(1, 5), RULES);
		new TransactionTemplate(transactions).executeWithoutResult((transaction) -> {
			JdbcClient.create(this.pool).sql("CREATE TABLE OF_THE_CALLER (ID INT)").update();
			assertThat(this.store.guess("alice", guess(2), RULES).failures()).isEqualTo(1);
			assertThat(this.store.view("alice", List.of(), NOW).state().ledger().consecutive()).isEqualTo(1);
			transaction.setRollbackOnly();
		});
		assertThat(this.store.guess("alice", guess(2), RULES).failures()).isEqualTo(2);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> JdbcClient.create(this.pool).sql("SELECT * FROM OF_THE_CALLER").query().listOfRows());
	}

	@Test
	void guessWhenManyThreadsThenAsManyAreEvaluatedAsTheLimitSaysBru8() throws Exception {
		this.store.issue("alice", code(1, 1_000), ROLLING);
		List<GuessResult> results = race((i) -> this.store.guess("alice", guess(2), ROLLING));
		assertThat(results).filteredOn((result) -> result.failures() > 0).hasSize(20);
		assertThat(results).filteredOn((result) -> result.outcome() == GuessResult.Outcome.LOCKED)
			.hasSize(THREADS * 4 - 20);
	}

	@Test
	void reserveWhenManyThreadsAndNoRowIsThereYetThenAsManyAsTheLimitSaysSnd12() throws Exception {
		SendClaim claim = claim(SendScope.PHONE, "p", "50/1h");
		SendClaim all = claim(SendScope.GLOBAL, "all", "1000/1h");
		List<Boolean> results = race(
				(i) -> this.store.reserve("account" + i, List.of(all, claim), RULES, NOW).refusal() == null);
		assertThat(results).filteredOn((counted) -> counted).hasSize(50);
		assertThat(this.store.view("x", List.of(claim(SendScope.GLOBAL, "all", "50/1h")), NOW).windows()).isNotNull();
		assertThat(this.store.view("x", List.of(claim(SendScope.GLOBAL, "all", "51/1h")), NOW).windows()).isNull();
	}

	@Test
	void deleteExpiredWhenAllNodesDoSoAmidGuessesThenNobodyFails() throws Exception {
		race((i) -> {
			this.store.issue("account" + i % 16, code(1, 5), RULES);
			this.store.deleteExpired(NOW.plus(Duration.ofDays(1)));
			return this.store.guess("account" + i % 16, guess(1), RULES);
		});
		this.store.deleteExpired(NOW.plus(Duration.ofDays(1)));
		assertThat(rows(this.pool)).isZero();
	}

	private static void assertFails(JdbcSmsOtpStore store) {
		assertThatExceptionOfType(TransactionException.class).isThrownBy(() -> store.guess("alice", guess(1), RULES));
		assertThatExceptionOfType(TransactionException.class)
			.isThrownBy(() -> store.reserve("alice", List.of(), RULES, NOW));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> store.view("alice", List.of(), NOW));
	}

	private EmbeddedPostgres server(int port) throws IOException {
		return EmbeddedPostgres.builder()
			.setServerConfig("log_min_messages", "panic")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("default_transaction_isolation", "serializable")
			.setDataDirectory(this.data.resolve("postgres"))
			.setCleanDataDirectory(false)
			.setPort(port)
			.start();
	}

	private void kill() throws IOException {
		String pid = Files.readAllLines(this.data.resolve("postgres").resolve("postmaster.pid")).get(0);
		ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
		server.destroyForcibly();
		server.onExit().join();
	}

	private static <T> List<T> race(IntFunction<T> call) throws Exception {
		CountDownLatch start = new CountDownLatch(THREADS);
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Callable<List<T>>> racers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				int first = i * 4;
				racers.add(() -> {
					start.countDown();
					start.await();
					return List.of(call.apply(first), call.apply(first + 1), call.apply(first + 2),
							call.apply(first + 3));
				});
			}
			List<T> results = new ArrayList<>();
			for (Future<List<T>> racer : executor.invokeAll(racers)) {
				results.addAll(racer.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
