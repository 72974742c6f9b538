package io.github.smsotp.autoconfigure.phone;

import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.smsotp.CapturedLog;
import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.SmsOtpEnrollmentPolicy.Mode;
import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.autoconfigure.StartFailure;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.phone.jdbc.JdbcPhoneNumberRepository;
import io.github.smsotp.phone.memory.InMemoryPhoneNumberRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where numbers are kept, and who may enrol one there.
 */
class PhoneNumberRepositoryChoiceTests {

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155550000");

	private final WebApplicationContextRunner application = SmsOtpContext.withoutNumbers();

	private final WebApplicationContextRunner database = this.application
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

	@Test
	void applicationWhenItHasAReadOnlyBeanThenBeanAndClosed() {
		this.database.withBean(PhoneNumberRepository.class, () -> (account) -> List.of(NUMBER)).run((context) -> {
			assertThat(context.getBean(PhoneNumberRepository.class).findConfirmed("x")).containsExactly(NUMBER);
			assertThat(mode(context)).isEqualTo(Mode.CLOSED);
			assertThat(tables(context.getBean(DataSource.class))).isZero();
		});
	}

	@Test
	void applicationWhenItHasAMutableBeanThenBeanAndSelfService() {
		MutablePhoneNumberRepository mine = new InMemoryPhoneNumberRepository();
		this.database.withBean(MutablePhoneNumberRepository.class, () -> mine).run((context) -> {
			assertThat(context).getBean(PhoneNumberRepository.class).isSameAs(mine);
			assertThat(mode(context)).isEqualTo(Mode.SELF_SERVICE);
			assertThat(tables(context.getBean(DataSource.class))).isZero();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "properties" })
	void autoOrPropertiesWhenNumbersAreListedThenTheseAndClosed(String repository) {
		this.database
			.withPropertyValues("sms-otp.phone.repository=" + repository, "sms-otp.phone.numbers.alice=+14155552671")
			.run((context) -> {
				PhoneNumberRepository numbers = context.getBean(PhoneNumberRepository.class);
				assertThat(numbers.findConfirmed("alice")).containsExactly(new PhoneNumber("+14155552671"));
				assertThat(numbers.findConfirmed("bob")).isEmpty();
				assertThat(mode(context)).isEqualTo(Mode.CLOSED);
				assertThat(tables(context.getBean(DataSource.class))).isZero();
			});
	}

	@Test
	void propertiesWhenNothingIsListedThenNobodyHasANumber() {
		this.database.withPropertyValues("sms-otp.phone.repository=properties").run((context) -> {
			assertThat(context.getBean(PhoneNumberRepository.class).findConfirmed("alice")).isEmpty();
			assertThat(mode(context)).isEqualTo(Mode.CLOSED);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "jdbc" })
	void autoOrJdbcWhenThereIsADataSourceThenTableIsCreatedAndSelfService(String repository) {
		this.database.withPropertyValues("sms-otp.phone.repository=" + repository).run((context) -> {
			assertThat(context).hasSingleBean(PhoneNumberRepository.class)
				.hasSingleBean(JdbcPhoneNumberRepository.class);
			assertThat(tables(context.getBean(DataSource.class))).isEqualTo(1);
			assertThat(mode(context)).isEqualTo(Mode.SELF_SERVICE);
		});
	}

	@Test
	void memoryThenInMemoryWithAWarningAndSelfService() {
		try (CapturedLog log = new CapturedLog(SmsOtpPhoneAutoConfiguration.class.getName())) {
			this.database.withPropertyValues("sms-otp.phone.repository=memory").run((context) -> {
				assertThat(context).hasSingleBean(InMemoryPhoneNumberRepository.class)
					.doesNotHaveBean(JdbcPhoneNumberRepository.class);
				assertThat(mode(context)).isEqualTo(Mode.SELF_SERVICE);
				assertThat(log.events()).filteredOn((event) -> event.getLevel() == Level.WARN)
					.extracting(ILoggingEvent::getFormattedMessage)
					.singleElement()
					.asString()
					.contains("kept in memory");
			});
		}
	}

	@Test
	void jdbcWhenThereIsNoDataSourceThenStartStops() {
		this.application.withPropertyValues("sms-otp.phone.repository=jdbc").run((context) -> {
			assertThat(StartFailure.of(context).getDescription()).contains("there is no DataSource");
			StartFailure.assertNames(context, "sms-otp.phone.repository", "spring-boot-starter-jdbc",
					"spring.datasource.url");
		});
	}

	@Test
	void autoWhenThereIsNothingThenStartStopsAndNamesAllThree() {
		this.application.run((context) -> StartFailure.assertNames(context, "sms-otp.phone.repository",
				"io.github.smsotp.phone.PhoneNumberRepository", "sms-otp.phone.numbers", "DataSource"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "jdbc" })
	void autoOrJdbcWhenThereAreSeveralDataSourcesThenStartStops(String repository) {
		this.application.withPropertyValues("sms-otp.phone.repository=" + repository)
			.withBean("one", DataSource.class, PhoneNumberRepositoryChoiceTests::h2)
			.withBean("two", DataSource.class, PhoneNumberRepositoryChoiceTests::h2)
			.run((context) -> {
				assertThat(StartFailure.of(context).getDescription()).contains("several DataSource");
				StartFailure.assertNames(context, "sms-otp.phone.repository", "@Primary",
						JdbcPhoneNumberRepository.class.getName());
			});
	}

	@Test
	void autoWhenOneDataSourceIsPrimaryThenThatOne() {
		this.application.withBean("one", DataSource.class, PhoneNumberRepositoryChoiceTests::h2)
			.withBean("two", DataSource.class, PhoneNumberRepositoryChoiceTests::h2,
					(definition) -> definition.setPrimary(true))
			.run((context) -> {
				assertThat(tables(context.getBean("one", DataSource.class))).isZero();
				assertThat(tables(context.getBean("two", DataSource.class))).isEqualTo(1);
				MutablePhoneNumberRepository numbers = context.getBean(JdbcPhoneNumberRepository.class);
				assertThat(numbers.countAccounts(NUMBER)).isZero();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "memory", "JDBC" })
	void jdbcOrMemoryWhenNumbersAreListedThenStartStops(String repository) {
		WebApplicationContextRunner listed = this.database.withPropertyValues("sms-otp.phone.repository=" + repository,
				"sms-otp.phone.numbers.alice=+14155552671");
		listed.run(PhoneNumberRepositoryChoiceTests::assertListIsRefused);
		listed.withBean(PhoneNumberRepository.class, InMemoryPhoneNumberRepository::new)
			.run(PhoneNumberRepositoryChoiceTests::assertListIsRefused);
	}

	@Test
	void jdbcWhenNumbersAreListedAndThereIsNoDataSourceThenStartStopsForTheList() {
		this.application.withPropertyValues("sms-otp.phone.repository=jdbc", "sms-otp.phone.numbers.alice=+14155552671")
			.run(PhoneNumberRepositoryChoiceTests::assertListIsRefused);
	}

	@Test
	void autoWhenSpringJdbcIsNotThereThenListOrMemoryOrBeanServes() {
		WebApplicationContextRunner bare = this.application.withClassLoader(new FilteredClassLoader(
				"org.springframework.jdbc", "org.springframework.boot.jdbc", "org.springframework.boot.sql"));
		bare.withPropertyValues("sms-otp.phone.numbers.alice=+14155552671")
			.run((context) -> assertThat(mode(context)).isEqualTo(Mode.CLOSED));
		bare.withPropertyValues("sms-otp.phone.repository=memory")
			.run((context) -> assertThat(context).hasSingleBean(InMemoryPhoneNumberRepository.class));
		bare.withBean(PhoneNumberRepository.class, () -> (account) -> List.of(NUMBER))
			.run((context) -> assertThat(mode(context)).isEqualTo(Mode.CLOSED));
		bare.run((context) -> StartFailure.assertNames(context, "sms-otp.phone.repository", "DataSource"));
	}

	@Test
	void databaseWhenSpringSecurityHasNoPasskeysThenServes() {
		this.database.withClassLoader(new FilteredClassLoader("org.springframework.security.web.webauthn"))
			.run((context) -> assertThat(context).hasSingleBean(JdbcPhoneNumberRepository.class));
	}

	@Test
	void disabledWhenThereIsADataSourceThenNoBeanAndNoTable() {
		this.database.withPropertyValues("sms-otp.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(Arrays.stream(context.getBeanDefinitionNames())
				.filter((name) -> (name + " " + context.getType(name)).toLowerCase().contains("smsotp"))).isEmpty();
			assertThat(tables(context.getBean(DataSource.class))).isZero();
		});
	}

	private static void assertListIsRefused(AssertableWebApplicationContext context) {
		FailureAnalysis analysis = StartFailure.of(context);
		assertThat(analysis.getDescription()).contains("'sms-otp.phone.numbers'")
			.contains("only read with sms-otp.phone.repository properties")
			.doesNotContain("4155552671");
		assertThat(analysis.getAction()).contains("Remove the numbers");
	}

	private static Mode mode(ApplicationContext context) {
		return context.getBean(SmsOtpEnrollmentPolicy.class).mode();
	}

	private static int tables(DataSource dataSource) {
		return JdbcClient.create(dataSource)
			.sql("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = ?")
			.param(JdbcPhoneNumberRepository.TABLE)
			.query(Integer.class)
			.single();
	}

	private static DataSource h2() {
		return new EmbeddedDatabaseBuilder().generateUniqueName(true).setType(EmbeddedDatabaseType.H2).build();
	}

}
