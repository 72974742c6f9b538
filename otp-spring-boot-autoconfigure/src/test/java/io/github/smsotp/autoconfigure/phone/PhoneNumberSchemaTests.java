package io.github.smsotp.autoconfigure.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.time.Instant;

import javax.sql.DataSource;

import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.autoconfigure.StartFailure;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.jdbc.JdbcPhoneNumberRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

/**
 * Who creates the table, and what is said where it is missing.
 */
class PhoneNumberSchemaTests {

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155550000");

	private final WebApplicationContextRunner application = SmsOtpContext.withoutNumbers();

	private final WebApplicationContextRunner h2 = this.application
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "always", "embedded" })
	void initializeSchemaWhenDatabaseIsEmbeddedThenTableServes(String mode) {
		this.h2.withPropertyValues("sms-otp.phone.jdbc.initialize-schema=" + mode)
			.run(PhoneNumberSchemaTests::assertServes);
	}

	@Test
	void neverWhenTableIsMissingThenStartStopsWithItsDefinition() {
		this.h2.withPropertyValues("sms-otp.phone.jdbc.initialize-schema=never")
			.run((context) -> assertPrints(context, "h2"));
	}

	@Test
	void neverWhenTableIsThereThenServes() {
		this.h2
			.withPropertyValues("sms-otp.phone.jdbc.initialize-schema=never",
					"spring.sql.init.schema-locations=classpath:io/github/smsotp/phone/jdbc/schema-h2.sql")
			.withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
			.run(PhoneNumberSchemaTests::assertServes);
	}

	@ParameterizedTest
	@CsvSource({ "H2,h2", "PostgreSQL,postgresql", "MySQL,mysql", "MariaDB,mariadb" })
	void neverWhenTableIsMissingThenDefinitionIsThatOfTheDatabase(String product, String platform) {
		withMissingTable(product).run((context) -> assertPrints(context, platform));
	}

	@Test
	void neverWhenTableIsMissingThenDefinitionIsThatOfTheNamedPlatform() {
		withMissingTable("H2").withPropertyValues("sms-otp.phone.jdbc.platform=mysql")
			.run((context) -> assertPrints(context, "mysql"));
	}

	@Test
	void neverWhenTableIsMissingAndDatabaseIsOfAnotherKindThenStartStopsWithAnotherRemedy() {
		withMissingTable("Oracle").run((context) -> {
			assertThat(StartFailure.of(context).getDescription()).contains("schema-oracle.sql");
			StartFailure.assertNames(context, "sms-otp.phone.repository",
					"io.github.smsotp.phone.PhoneNumberRepository", "PostgreSQL");
		});
	}

	@Test
	void platformThenItsScriptIsRun() {
		this.h2.withPropertyValues("sms-otp.phone.jdbc.platform=mysql", "sms-otp.phone.jdbc.continue-on-error=false")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("utf8mb4_0900_bin"));
	}

	@Test
	void alwaysWhenScriptFailsThenStartStopsAndSaysHowToSeeWhy() {
		this.h2.withPropertyValues("sms-otp.phone.jdbc.platform=mysql", "sms-otp.phone.jdbc.initialize-schema=always")
			.run((context) -> {
				assertPrints(context, "mysql");
				assertThat(StartFailure.of(context).getAction()).contains("sms-otp.phone.jdbc.continue-on-error");
			});
	}

	@Test
	void schemaThenThatScriptIsRun() {
		this.h2.withPropertyValues("sms-otp.phone.jdbc.schema=classpath:phone-migrations/V1__phone_numbers.sql")
			.run((context) -> {
				assertServes(context);
				assertThat(JdbcClient.create(context.getBean(DataSource.class))
					.sql("SELECT COUNT(*) FROM INFORMATION_SCHEMA.INDEXES WHERE INDEX_NAME = 'SMS_OTP_PHONE_NUMBER_INDEX'")
					.query(Integer.class)
					.single()).isZero();
			});
	}

	static void assertServes(AssertableWebApplicationContext context) {
		assertThat(context).hasNotFailed();
		MutablePhoneNumberRepository numbers = context.getBean(JdbcPhoneNumberRepository.class);
		assertThat(numbers.replace("alice", null, NUMBER, Instant.EPOCH, 5)).isTrue();
		assertThat(numbers.findConfirmed("alice")).containsExactly(NUMBER);
	}

	static void assertPrints(AssertableWebApplicationContext context, String platform) {
		FailureAnalysis analysis = StartFailure.of(context);
		assertThat(analysis.getDescription()).contains(JdbcPhoneNumberRepository.TABLE);
		assertThat(analysis.getAction()).contains("Flyway", "sms-otp.phone.jdbc.initialize-schema to always")
			.endsWith(definition(platform));
	}

	private WebApplicationContextRunner withMissingTable(String product) {
		return this.application.withPropertyValues("sms-otp.phone.jdbc.initialize-schema=never")
			.withBean(DataSource.class, () -> databaseWithoutTable(product));
	}

	private static DataSource databaseWithoutTable(String product) {
		DataSource database = mock(DataSource.class, RETURNS_DEEP_STUBS);
		try {
			given(database.getConnection().getMetaData().getDatabaseProductName()).willReturn(product);
			SQLException missing = new SQLSyntaxErrorException("no such table", "42S02");
			given(database.getConnection().createStatement().executeQuery(anyString())).willThrow(missing);
			given(database.getConnection().prepareStatement(anyString()).executeQuery()).willThrow(missing);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return database;
	}

	private static String definition(String platform) {
		try {
			return new ClassPathResource("schema-" + platform + ".sql", JdbcPhoneNumberRepository.class)
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
