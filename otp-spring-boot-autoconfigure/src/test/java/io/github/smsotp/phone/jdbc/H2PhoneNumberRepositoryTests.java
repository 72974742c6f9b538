package io.github.smsotp.phone.jdbc;

import java.util.Objects;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

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

	@Test
	void everyMethodWhenTheCallerUsesJpaThenIsPartOfItsTransactionEnr3() {
		enroll("alice", NUMBER);
		LocalContainerEntityManagerFactoryBean jpa = new LocalContainerEntityManagerFactoryBean();
		jpa.setDataSource(pool);
		jpa.setPackagesToScan("nothing");
		jpa.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		jpa.afterPropertiesSet();
		try {
			JpaTransactionManager transactions = new JpaTransactionManager(Objects.requireNonNull(jpa.getObject()));
			transactions.setDataSource(pool);
			new TransactionTemplate(transactions).executeWithoutResult((transaction) -> {
				assertThat(enroll("bob", NUMBER)).isTrue();
				assertThat(this.repository.remove("alice", NUMBER)).isTrue();
				transaction.setRollbackOnly();
			});
		}
		finally {
			jpa.destroy();
		}
		assertThat(this.repository.findConfirmed("bob")).isEmpty();
		assertThat(this.repository.findConfirmed("alice")).containsExactly(NUMBER);
	}

	@Override
	HikariDataSource pool() {
		return pool;
	}

}
