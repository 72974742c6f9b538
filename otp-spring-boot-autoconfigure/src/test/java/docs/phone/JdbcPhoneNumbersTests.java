package docs.phone;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Tests for {@link JdbcPhoneNumbers}.
 */
class JdbcPhoneNumbersTests extends AbstractUsersTableTests {

	@Override
	Class<?> configuration() {
		return JdbcApplication.class;
	}

	@Override
	void addUsers(ConfigurableApplicationContext application, List<String> accounts) {
		JdbcClient jdbc = application.getBean(JdbcClient.class);
		accounts.forEach((account) -> jdbc.sql("INSERT INTO app_user (account) VALUES (?)").param(account).update());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	@Import(JdbcPhoneNumbers.class)
	static class JdbcApplication {

		@Bean
		DataSource dataSource() {
			DataSource pool = pool();
			DatabasePopulatorUtils
				.execute(new ResourceDatabasePopulator(new ClassPathResource("docs/phone/app_user.sql")), pool);
			return pool;
		}

		@Bean
		JdbcClient jdbcClient(DataSource dataSource) {
			return JdbcClient.create(dataSource);
		}

		@Bean
		JdbcTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

}
