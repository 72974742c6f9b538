package io.github.smsotp.phone.jdbc;

import java.io.IOException;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Tests for {@link JdbcPhoneNumberRepository} on PostgreSQL.
 */
class PostgresPhoneNumberRepositoryTests extends AbstractJdbcPhoneNumberRepositoryTests {

	private static EmbeddedPostgres server;

	private static HikariDataSource pool;

	PostgresPhoneNumberRepositoryTests() {
		super("postgresql");
	}

	@BeforeAll
	static void start() throws IOException {
		// its log would tell every number that was refused
		server = EmbeddedPostgres.builder().setServerConfig("log_min_messages", "panic").start();
		pool = pool(server.getJdbcUrl("postgres", "postgres"), "postgres");
	}

	@AfterAll
	static void stop() throws IOException {
		pool.close();
		server.close();
	}

	@Override
	HikariDataSource pool() {
		return pool;
	}

}
