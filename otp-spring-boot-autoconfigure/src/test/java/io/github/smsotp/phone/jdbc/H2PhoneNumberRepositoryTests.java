package io.github.smsotp.phone.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Tests for {@link JdbcPhoneNumberRepository} on H2.
 */
class H2PhoneNumberRepositoryTests extends AbstractJdbcPhoneNumberRepositoryTests {

	private static HikariDataSource pool;

	H2PhoneNumberRepositoryTests() {
		super("h2");
	}

	@BeforeAll
	static void connect() {
		pool = pool("jdbc:h2:mem:phone-numbers;DB_CLOSE_DELAY=-1", "sa");
	}

	@AfterAll
	static void close() {
		pool.close();
	}

	@Override
	HikariDataSource pool() {
		return pool;
	}

}
