package docs.phone;

import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.annotation.EnableTransactionManagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JpaPhoneNumbers}.
 */
class JpaPhoneNumbersTests extends AbstractUsersTableTests {

	private AppUserRepository users;

	@Override
	Class<?> configuration() {
		return JpaApplication.class;
	}

	@Override
	void addUsers(ConfigurableApplicationContext application, List<String> accounts) {
		this.users = application.getBean(AppUserRepository.class);
		this.users.saveAll(accounts.stream().map(AppUser::new).toList());
	}

	@Test
	void replaceWhenUserWasLoadedBeforeThenFormerNumberIsNotWrittenBack() {
		enroll("alice", NUMBER);
		AppUser stale = this.users.findByAccountAndPhoneIsNotNull("alice").orElseThrow();
		assertThat(this.repository.replace("alice", NUMBER, OTHER, CONFIRMED, MAX_ACCOUNTS)).isTrue();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.users.save(stale));
		assertThat(this.repository.findConfirmed("alice")).containsExactly(OTHER);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	@EnableJpaRepositories
	@Import(JpaPhoneNumbers.class)
	static class JpaApplication {

		@Bean
		DataSource dataSource() {
			return pool();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPackagesToScan("docs.phone");
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			Properties settings = new Properties();
			settings.setProperty("hibernate.hbm2ddl.auto", "create-drop");
			factory.setJpaProperties(settings);
			return factory;
		}

		@Bean
		JpaTransactionManager transactionManager(EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

	}

}
