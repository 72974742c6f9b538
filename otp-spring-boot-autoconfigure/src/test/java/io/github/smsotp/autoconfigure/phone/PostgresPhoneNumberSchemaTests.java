package io.github.smsotp.autoconfigure.phone;

import java.io.IOException;

import javax.sql.DataSource;

import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.phone.jdbc.JdbcPhoneNumberRepository;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who creates the table in a database that is not embedded.
 */
class PostgresPhoneNumberSchemaTests {

	private static EmbeddedPostgres server;

	private final WebApplicationContextRunner application = SmsOtpContext.withoutNumbers()
		.withBean(DataSource.class, () -> server.getPostgresDatabase());

	@BeforeAll
	static void start() throws IOException {
		// its log would tell every number that was refused
		server = EmbeddedPostgres.builder().setServerConfig("log_min_messages", "panic").start();
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

	@BeforeEach
	void dropTable() {
		JdbcClient.create(server.getPostgresDatabase())
			.sql("DROP TABLE IF EXISTS " + JdbcPhoneNumberRepository.TABLE)
			.update();
	}

	@Test
	void alwaysThenTableServesAndTheNextStartTakesIt() {
		WebApplicationContextRunner always = this.application
			.withPropertyValues("sms-otp.phone.jdbc.initialize-schema=always");
		always.run(PhoneNumberSchemaTests::assertServes);
		always.run((context) -> context.getBean(JdbcPhoneNumberRepository.class).findConfirmed("alice"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "embedded", "never" })
	void embeddedOrNeverWhenTableIsMissingThenStartStopsWithItsDefinition(String mode) {
		this.application.withPropertyValues("sms-otp.phone.jdbc.initialize-schema=" + mode)
			.run((context) -> PhoneNumberSchemaTests.assertPrints(context, "postgresql"));
	}

}
