package io.github.smsotp.test;

import java.io.IOException;

import io.github.smsotp.store.SmsOtpStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresSmsOtpStoreContractTests extends AbstractSmsOtpStoreTests {

	private static EmbeddedPostgres server;

	private static JdbcNodes nodes;

	@BeforeAll
	static void start() throws IOException {
		server = EmbeddedPostgres.builder().setServerConfig("log_min_messages", "panic").start();
		nodes = new JdbcNodes(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgresql");
	}

	@AfterAll
	static void stop() throws IOException {
		nodes.close();
		server.close();
	}

	@Override
	protected SmsOtpStore store() {
		return nodes.next();
	}

}
