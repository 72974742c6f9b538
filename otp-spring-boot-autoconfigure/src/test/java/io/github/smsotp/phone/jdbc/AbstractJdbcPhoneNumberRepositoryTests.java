package io.github.smsotp.phone.jdbc;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.TimeZone;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsotp.phone.AbstractMutablePhoneNumberRepositoryRaceTests;
import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What {@link JdbcPhoneNumberRepository} keeps to on every database.
 */
abstract class AbstractJdbcPhoneNumberRepositoryTests extends AbstractMutablePhoneNumberRepositoryRaceTests {

	private static final int CONNECTIONS = 32;

	private final String platform;

	AbstractJdbcPhoneNumberRepositoryTests(String platform) {
		this.platform = platform;
	}

	/**
	 * Returns a pool with a connection for every thread.
	 */
	static HikariDataSource pool(String url, String user) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername(user);
		pool.setMaximumPoolSize(CONNECTIONS);
		return pool;
	}

	abstract HikariDataSource pool();

	@Override
	protected final MutablePhoneNumberRepository create() {
		return create(this.platform);
	}

	final MutablePhoneNumberRepository create(String schemaOf) {
		JdbcClient.create(pool()).sql("DROP TABLE IF EXISTS " + JdbcPhoneNumberRepository.TABLE).update();
		ResourceDatabasePopulator schema = new ResourceDatabasePopulator(
				new ClassPathResource("schema-" + schemaOf + ".sql", JdbcPhoneNumberRepository.class));
		schema.execute(pool());
		// the next start of the application
		schema.execute(pool());
		return over(pool());
	}

	@Test
	void changesWhenConnectionsDoNotCommitByThemselvesThenAreStored() {
		try (HikariDataSource manual = pool(pool().getJdbcUrl(), pool().getUsername())) {
			manual.setMaximumPoolSize(2);
			manual.setAutoCommit(false);
			MutablePhoneNumberRepository uncommitted = over(manual);
			assertThat(uncommitted.replace("alice", null, NUMBER, CONFIRMED, MAX_ACCOUNTS)).isTrue();
			assertThat(this.repository.findConfirmed("alice")).containsExactly(NUMBER);
			assertThat(uncommitted.replace("alice", NUMBER, OTHER, CONFIRMED, MAX_ACCOUNTS)).isTrue();
			uncommitted.recordUse("alice", OTHER, CONFIRMED);
			assertThat(this.repository.findEnrolled("alice")).singleElement().extracting("lastUsedAt").isNotNull();
			assertThat(uncommitted.remove("alice", OTHER)).isTrue();
			assertThat(this.repository.findConfirmed("alice")).isEmpty();
		}
	}

	@Test
	void findEnrolledWhenConnectionComesFromAnotherTimeZoneThenSameInstants() {
		TimeZone before = TimeZone.getDefault();
		List<EnrolledPhoneNumber> expected = List.of(new EnrolledPhoneNumber(NUMBER, CONFIRMED, CONFIRMED));
		enroll("alice", NUMBER);
		this.repository.recordUse("alice", NUMBER, CONFIRMED);
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
			MutablePhoneNumberRepository elsewhere = over(
					new DriverManagerDataSource(pool().getJdbcUrl(), pool().getUsername(), ""));
			assertThat(elsewhere.findEnrolled("alice")).isEqualTo(expected);
			elsewhere.replace("bob", null, NUMBER, CONFIRMED, MAX_ACCOUNTS);
			elsewhere.recordUse("bob", NUMBER, CONFIRMED);
		}
		finally {
			TimeZone.setDefault(before);
		}
		assertThat(this.repository.findEnrolled("bob")).isEqualTo(expected);
	}

	@Test
	void everyMethodWhenCallerRollsBackThenNothingIsChangedEnr3() {
		enroll("alice", NUMBER);
		enroll("carol", NUMBER);
		EnrolledPhoneNumber unchanged = EnrolledPhoneNumber.confirmed(NUMBER, CONFIRMED);
		transaction().executeWithoutResult((status) -> {
			this.repository.recordUse("alice", NUMBER, CONFIRMED);
			assertThat(this.repository.replace("alice", NUMBER, OTHER, CONFIRMED, MAX_ACCOUNTS)).isTrue();
			assertThat(enroll("bob", NUMBER)).isTrue();
			assertThat(this.repository.remove("carol", NUMBER)).isTrue();
			assertThat(this.repository.findConfirmed("alice")).containsExactly(OTHER);
			status.setRollbackOnly();
		});
		assertThat(this.repository.findEnrolled("alice")).containsExactly(unchanged);
		assertThat(this.repository.findEnrolled("bob")).isEmpty();
		assertThat(this.repository.findEnrolled("carol")).containsExactly(unchanged);
	}

	@Test
	void replaceWhenRefusedThenTransactionOfTheCallerGoesOnEnr3Enr9() {
		enrollMany(MAX_ACCOUNTS);
		transaction().executeWithoutResult((status) -> {
			assertThat(enroll("account0", OTHER)).isFalse();
			assertThat(enroll("alice", NUMBER)).isFalse();
			assertThat(this.repository.replace("account0", OTHER, number(3), CONFIRMED, MAX_ACCOUNTS)).isFalse();
			assertThat(enroll("bob", OTHER)).isTrue();
		});
		assertThat(this.repository.findConfirmed("account0")).containsExactly(NUMBER);
		assertThat(this.repository.findConfirmed("alice")).isEmpty();
		assertThat(this.repository.findConfirmed("bob")).containsExactly(OTHER);
	}

	@Test
	void replaceWhenTransactionsCollideThenThrowsWithoutNumberEnr9() {
		TransactionTemplate repeatable = transaction();
		repeatable.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		TransactionTemplate between = transaction();
		between.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		Throwable thrown = catchThrowable(() -> repeatable.executeWithoutResult((status) -> {
			assertThat(this.repository.countAccounts(NUMBER)).isZero();
			between.executeWithoutResult((other) -> enroll("bob", NUMBER));
			enroll("alice", NUMBER);
		}));
		assertThat(thrown).isInstanceOf(ConcurrencyFailureException.class);
		StringWriter trace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(trace));
		assertThat(trace.toString()).doesNotContain(NUMBER.value().substring(1));
		assertThat(this.repository.findConfirmed("bob")).containsExactly(NUMBER);
		assertThat(this.repository.findConfirmed("alice")).isEmpty();
	}

	@Test
	void everyMethodWhenTableIsMissingThenThrows() {
		JdbcClient.create(pool()).sql("DROP TABLE " + JdbcPhoneNumberRepository.TABLE).update();
		assertBadSql(() -> this.repository.findEnrolled("alice"));
		assertBadSql(() -> this.repository.findConfirmed("alice"));
		assertBadSql(() -> this.repository.countAccounts(NUMBER));
		assertBadSql(() -> enroll("alice", NUMBER));
		assertBadSql(() -> this.repository.replace("alice", NUMBER, OTHER, CONFIRMED, MAX_ACCOUNTS));
		assertBadSql(() -> this.repository.replace("alice", NUMBER, NUMBER, CONFIRMED, MAX_ACCOUNTS));
		assertBadSql(() -> this.repository.remove("alice", NUMBER));
		assertBadSql(() -> this.repository.recordUse("alice", NUMBER, CONFIRMED));
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(new JdbcTransactionManager(pool()));
	}

	private static MutablePhoneNumberRepository over(DataSource dataSource) {
		return new JdbcPhoneNumberRepository(dataSource);
	}

	private static void assertBadSql(ThrowingCallable call) {
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(call);
	}

}
