package io.github.smsotp.phone.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * A {@link MutablePhoneNumberRepository} in the table {@value #TABLE}, whose definition
 * for H2, PostgreSQL, MySQL and MariaDB lies beside this class as
 * {@code schema-<platform>.sql}. Every change is one statement, and what must not happen
 * twice is a key of the table: an account has one preferred number, and a number has as
 * many places as it may have accounts. Within a transaction, a change that meets another
 * one of the same account or number throws, and the transaction has to be rolled back.
 * Safe for use by several threads and nodes.
 */
public final class JdbcPhoneNumberRepository implements MutablePhoneNumberRepository {

	/**
	 * The name of the table.
	 */
	public static final String TABLE = "SMS_OTP_PHONE_NUMBER";

	private static final int PREFERRED = 0;

	private static final int PLACE_BYTES = 16;

	// MySQL and MariaDB lock gaps between rows, too
	private static final RetryTemplate DEADLOCKS = new RetryTemplate(RetryPolicy.builder()
		.includes(PessimisticLockingFailureException.class)
		.maxRetries(5)
		.delay(Duration.ofMillis(10))
		.jitter(Duration.ofMillis(10))
		.multiplier(2)
		.timeout(Duration.ofSeconds(2))
		.build());

	private final JdbcClient jdbc;

	private final JdbcTransactionManager transactions;

	private final TransactionTemplate transaction;

	/**
	 * Creates a repository.
	 * @param dataSource the database that has the table
	 */
	public JdbcPhoneNumberRepository(DataSource dataSource) {
		Assert.notNull(dataSource, "dataSource cannot be null");
		this.jdbc = JdbcClient.create(dataSource);
		this.transactions = new JdbcTransactionManager(dataSource);
		this.transaction = new TransactionTemplate(this.transactions);
	}

	@Override
	public List<EnrolledPhoneNumber> findEnrolled(String account) {
		Assert.hasText(account, "account cannot be empty");
		return this.jdbc.sql("""
				SELECT ACCOUNT, PHONE_NUMBER, CONFIRMED_AT, LAST_USED_AT FROM SMS_OTP_PHONE_NUMBER
				WHERE ACCOUNT = ? ORDER BY PREFERENCE""")
			.param(account)
			.query(JdbcPhoneNumberRepository::row)
			.list()
			.stream()
			// whatever a collation takes for equal
			.filter((row) -> row.account().equals(account))
			.map(Row::enrolled)
			.toList();
	}

	@Override
	public int countAccounts(PhoneNumber number) {
		return this.jdbc.sql("SELECT COUNT(*) FROM SMS_OTP_PHONE_NUMBER WHERE PHONE_NUMBER = ?")
			.param(number.value())
			.query(Integer.class)
			.single();
	}

	@Override
	public boolean replace(String account, @Nullable PhoneNumber former, PhoneNumber number, Instant confirmedAt,
			int maxAccounts) {
		Assert.hasText(account, "account cannot be empty");
		return outsideDeadlock(() -> tryReplace(account, former, number, confirmedAt, maxAccounts));
	}

	private boolean tryReplace(String account, @Nullable PhoneNumber former, PhoneNumber number, Instant confirmedAt,
			int maxAccounts) {
		if (number.equals(former)) {
			return confirmAgain(account, number, confirmedAt);
		}
		if (former == null && !findEnrolled(account).isEmpty()) {
			return false;
		}
		Set<String> taken = takenPlaces(number);
		for (int i = 0; i < maxAccounts && taken.size() < maxAccounts; i++) {
			String place = place(number, i);
			if (taken.contains(place)) {
				continue;
			}
			try {
				return (former != null) ? update(account, former, number, confirmedAt, place)
						: insert(account, number, confirmedAt, place);
			}
			catch (DuplicateKeyException ex) {
				if (inTransaction()) {
					// PostgreSQL has given it up
					throw new OptimisticLockingFailureException("The account or number was changed at that moment");
				}
				if (former == null && !findEnrolled(account).isEmpty()) {
					return false;
				}
				taken = takenPlaces(number);
			}
		}
		return false;
	}

	@Override
	public boolean remove(String account, PhoneNumber number) {
		return outsideDeadlock(() -> changes("DELETE FROM SMS_OTP_PHONE_NUMBER WHERE ACCOUNT = ? AND PHONE_NUMBER = ?",
				account, number.value()));
	}

	@Override
	public void recordUse(String account, PhoneNumber number, Instant usedAt) {
		outsideDeadlock(
				() -> changes("UPDATE SMS_OTP_PHONE_NUMBER SET LAST_USED_AT = ? WHERE ACCOUNT = ? AND PHONE_NUMBER = ?",
						utc(usedAt), account, number.value()));
	}

	private boolean confirmAgain(String account, PhoneNumber number, Instant confirmedAt) {
		return changes(
				"UPDATE SMS_OTP_PHONE_NUMBER SET CONFIRMED_AT = ?, LAST_USED_AT = NULL WHERE ACCOUNT = ? AND PHONE_NUMBER = ?",
				utc(confirmedAt), account, number.value());
	}

	private boolean insert(String account, PhoneNumber number, Instant confirmedAt, String place) {
		return changes("""
				INSERT INTO SMS_OTP_PHONE_NUMBER (ACCOUNT, PREFERENCE, PHONE_NUMBER, PLACE, CONFIRMED_AT)
				VALUES (?, ?, ?, ?, ?)""", account, PREFERRED, number.value(), place, utc(confirmedAt));
	}

	private boolean update(String account, PhoneNumber former, PhoneNumber number, Instant confirmedAt, String place) {
		return changes("""
				UPDATE SMS_OTP_PHONE_NUMBER SET PHONE_NUMBER = ?, PLACE = ?, CONFIRMED_AT = ?, LAST_USED_AT = NULL
				WHERE ACCOUNT = ? AND PHONE_NUMBER = ?""", number.value(), place, utc(confirmedAt), account,
				former.value());
	}

	private Set<String> takenPlaces(PhoneNumber number) {
		return this.jdbc.sql("SELECT PLACE FROM SMS_OTP_PHONE_NUMBER WHERE PHONE_NUMBER = ?")
			.param(number.value())
			.query(String.class)
			.set();
	}

	// hashed, since drivers log the key of a row that is there twice
	private static String place(PhoneNumber number, int place) {
		byte[] text = (number.value() + " " + place).getBytes(StandardCharsets.US_ASCII);
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, PLACE_BYTES));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// its own transaction unless the caller has one, which may be of JPA and then is not
	// seen as one, since connections need not commit by themselves
	private boolean changes(String sql, Object... parameters) {
		DataSource database = Objects.requireNonNull(this.transactions.getDataSource());
		JdbcClient.StatementSpec statement = this.jdbc.sql(sql).params(parameters);
		Integer rows = TransactionSynchronizationManager.hasResource(database) ? statement.update()
				: this.transaction.execute((status) -> statement.update());
		return rows != null && rows > 0;
	}

	private static boolean outsideDeadlock(Supplier<Boolean> change) {
		return inTransaction() ? change.get() : DEADLOCKS.invoke(change);
	}

	private static boolean inTransaction() {
		return TransactionSynchronizationManager.isActualTransactionActive();
	}

	private static Row row(ResultSet row, int index) throws SQLException {
		Instant confirmedAt = instant(row, "CONFIRMED_AT");
		Assert.state(confirmedAt != null, "CONFIRMED_AT cannot be null");
		return new Row(row.getString("ACCOUNT"), new EnrolledPhoneNumber(new PhoneNumber(row.getString("PHONE_NUMBER")),
				confirmedAt, instant(row, "LAST_USED_AT")));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

	private static LocalDateTime utc(Instant instant) {
		// otherwise some databases round up
		return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
	}

	/**
	 * A row of the table.
	 */
	private record Row(String account, EnrolledPhoneNumber enrolled) {

	}

}
