package io.github.smsotp.autoconfigure.phone;

import io.github.smsotp.autoconfigure.SmsOtpContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/**
 * A migration that creates the table runs before the repository looks for it.
 */
class PhoneNumberMigrationTests {

	private final WebApplicationContextRunner application = SmsOtpContext.withoutNumbers()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "never", "embedded" })
	void flywayThenItsTableServes(String mode) {
		this.application.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
			.withPropertyValues("spring.flyway.locations=classpath:phone-migrations",
					"sms-otp.phone.jdbc.initialize-schema=" + mode)
			.run(PhoneNumberSchemaTests::assertServes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "never", "embedded" })
	void liquibaseThenItsTableServes(String mode) {
		this.application.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
			.withPropertyValues("spring.liquibase.change-log=classpath:phone-migrations/changelog.yaml",
					"spring.liquibase.analytics-enabled=false", "spring.liquibase.show-summary=off",
					"sms-otp.phone.jdbc.initialize-schema=" + mode)
			.run(PhoneNumberSchemaTests::assertServes);
	}

}
