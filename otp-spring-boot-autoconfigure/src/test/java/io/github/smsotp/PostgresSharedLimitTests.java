package io.github.smsotp;

import java.io.IOException;

import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class PostgresSharedLimitTests extends AbstractSharedLimitTests {

	private static EmbeddedPostgres server;

	@BeforeAll
	static void start() throws IOException {
		server = EmbeddedPostgres.builder().setServerConfig("log_min_messages", "panic").start();
		new ResourceDatabasePopulator(new ClassPathResource("schema-postgresql.sql", JdbcSmsOtpStore.class))
			.execute(server.getPostgresDatabase());
		start(server.getJdbcUrl("postgres", "postgres"));
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

}
