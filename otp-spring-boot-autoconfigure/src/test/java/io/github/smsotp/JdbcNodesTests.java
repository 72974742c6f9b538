package io.github.smsotp;

import javax.sql.DataSource;

import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class JdbcNodesTests extends AbstractNodesTests {

	private static final DataSource database = new DriverManagerDataSource("jdbc:h2:mem:nodes;DB_CLOSE_DELAY=-1");

	@BeforeAll
	static void createTable() {
		new ResourceDatabasePopulator(new ClassPathResource("schema-h2.sql", JdbcSmsOtpStore.class)).execute(database);
	}

	@AfterEach
	void empty() {
		JdbcClient.create(database).sql("DELETE FROM SMS_OTP_STATE").update();
	}

	@Override
	SmsOtpStore store() {
		return new JdbcSmsOtpStore(database);
	}

}
