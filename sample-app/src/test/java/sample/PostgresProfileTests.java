package sample;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;
import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.RecordingSmsGateway;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The profile {@code postgres} keeps numbers, codes and counts in one database.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "SMS_OTP_KEY=b25lIGZvciB0ZXN0cywgbm90IGEgc2VjcmV0IGF0IGFsbCE=")
@ActiveProfiles("postgres")
@AutoConfigureSmsOtp
@DirtiesContext
class PostgresProfileTests {

	private static final EmbeddedPostgres server = start();

	@Autowired
	private SmsOtpStore store;

	@Autowired
	private RecordingSmsGateway gateway;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		properties.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
		properties.add("spring.datasource.username", () -> "postgres");
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

	@Test
	void aliceWhenSignedInThenHerCodeAndNumberWereInTheDatabase() throws Exception {
		assertThat(this.store).isInstanceOf(JdbcSmsOtpStore.class);
		new Browser(this.port).signInAsAlice(this.gateway);
		assertThat(count("SMS_OTP_PHONE_NUMBER")).isEqualTo(1);
		assertThat(count("SMS_OTP_STATE")).isPositive();
	}

	private int count(String table) {
		return this.jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder().setServerConfig("log_min_messages", "panic").start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
