package io.github.smsotp.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The statements. A change is one transaction of a {@code SELECT ... FOR UPDATE} and a
 * batch each of what is inserted, updated and deleted.
 */
final class StateTable {

	private static final int BATCH = 500;

	private static final int TIMEOUT_SECONDS = 5;

	// a row is kept that much longer, for nodes whose clocks are behind
	private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

	// rows that are not there cannot be locked: whoever inserts one too late looks again
	private static final RetryTemplate COLLISIONS = new RetryTemplate(RetryPolicy.builder()
		.includes(ConcurrencyFailureException.class, DuplicateKeyException.class)
		.maxRetries(10)
		.delay(Duration.ofMillis(5))
		.jitter(Duration.ofMillis(5))
		.multiplier(2)
		.maxDelay(Duration.ofMillis(200))
		.timeout(Duration.ofSeconds(5))
		.build());

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	StateTable(DataSource dataSource) {
		// of its own, so that it is never taken for the one that a caller's transaction
		// holds
		DataSource own = new DelegatingDataSource(unwrap(dataSource));
		this.template = new JdbcTemplate(own);
		this.template.setQueryTimeout(TIMEOUT_SECONDS);
		this.jdbc = JdbcClient.create(this.template);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(own));
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.transaction.setTimeout(TIMEOUT_SECONDS);
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
	}

	private static DataSource unwrap(DataSource dataSource) {
		DataSource target = (dataSource instanceof TransactionAwareDataSourceProxy proxy) ? proxy.getTargetDataSource()
				: null;
		return (target != null) ? target : dataSource;
	}

	Rows read(Collection<String> names) {
		return read(names, "");
	}

	<T> T change(Collection<String> names, Instant now, Function<Rows, T> step) {
		return Objects.requireNonNull(COLLISIONS.invoke(() -> this.transaction.execute((status) -> {
			// in the order of their names, so that nobody waits in a circle
			Rows rows = read(names, "ORDER BY STATE_NAME FOR UPDATE");
			T result = step.apply(rows);
			write(rows, now);
			return result;
		})));
	}

	int deleteExpired(Instant now) {
		int deleted = 0;
		int batch;
		do {
			batch = Objects.requireNonNull(COLLISIONS.invoke(() -> this.transaction.execute((status) -> {
				List<String> expired = expired(now);
				delete(expired);
				return expired.size();
			})));
			deleted += batch;
		}
		while (batch == BATCH);
		return deleted;
	}

	private Rows read(Collection<String> names, String end) {
		return new Rows(this.jdbc
			.sql("SELECT STATE_NAME, STATE_TEXT, EXPIRES_AT FROM SMS_OTP_STATE WHERE STATE_NAME IN (:names) " + end)
			.param("names", names)
			.query(StateTable::row)
			.list()
			.stream()
			.collect(Collectors.toMap(Row::name, Function.identity())));
	}

	private List<String> expired(Instant now) {
		return this.jdbc.sql("""
				SELECT STATE_NAME FROM SMS_OTP_STATE WHERE EXPIRES_AT < ?
				ORDER BY EXPIRES_AT LIMIT %d FOR UPDATE SKIP LOCKED""".formatted(BATCH))
			.param(millis(now.minus(CLOCK_DIFFERENCE)))
			.query(String.class)
			.list();
	}

	private void write(Rows rows, Instant now) {
		batch("INSERT INTO SMS_OTP_STATE (STATE_TEXT, EXPIRES_AT, STATE_NAME, CREATED_AT) VALUES (?, ?, ?, ?)",
				rows.inserted(), (statement, row) -> {
					set(statement, row);
					statement.setLong(4, millis(now));
				});
		batch("UPDATE SMS_OTP_STATE SET STATE_TEXT = ?, EXPIRES_AT = ? WHERE STATE_NAME = ?", rows.updated(),
				StateTable::set);
		delete(rows.deleted());
	}

	private void delete(List<String> names) {
		if (!names.isEmpty()) {
			this.jdbc.sql("DELETE FROM SMS_OTP_STATE WHERE STATE_NAME IN (:names)").param("names", names).update();
		}
	}

	// sets parameters itself, since Spring would trace their values
	private void batch(String sql, List<Row> rows, ParameterizedPreparedStatementSetter<Row> setter) {
		if (!rows.isEmpty()) {
			this.template.batchUpdate(sql, rows, rows.size(), setter);
		}
	}

	private static void set(PreparedStatement statement, Row row) throws SQLException {
		statement.setString(1, row.text());
		statement.setLong(2, millis(row.expiresAt()));
		statement.setString(3, row.name());
	}

	private static long millis(Instant instant) {
		return instant.toEpochMilli();
	}

	private static Row row(ResultSet row, int index) throws SQLException {
		return new Row(row.getString("STATE_NAME"), row.getString("STATE_TEXT"),
				Instant.ofEpochMilli(row.getLong("EXPIRES_AT")));
	}

}
