package io.github.smsotp.test;

import io.github.smsotp.store.SmsOtpStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2SmsOtpStoreContractTests extends AbstractSmsOtpStoreTests {

	private static JdbcNodes nodes;

	@BeforeAll
	static void start() {
		nodes = new JdbcNodes("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1", "sa", "h2");
	}

	@AfterAll
	static void stop() {
		nodes.close();
	}

	@Override
	protected SmsOtpStore store() {
		return nodes.next();
	}

}
