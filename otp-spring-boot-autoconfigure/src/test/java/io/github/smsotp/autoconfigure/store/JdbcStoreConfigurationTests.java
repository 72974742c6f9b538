package io.github.smsotp.autoconfigure.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import io.github.smsotp.MovableClock;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.autoconfigure.StartFailure;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;
import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class JdbcStoreConfigurationTests {

	private static final AccountRules RULES = new AccountRules(new GuessRules(0, List.of(), List.of(), 0), null);

	private final WebApplicationContextRunner application = SmsOtpContext.complete()
		.withPropertyValues("sms-otp.code.keys[0].id=1",
				"sms-otp.code.keys[0].secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=");

	private final WebApplicationContextRunner h2 = this.application
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "jdbc", "JDBC", "jdbc " })
	void storeWhenByNameThenIsInTheDatabase(String type) {
		this.h2.withSystemProperties("sms-otp.store.type=" + type).run(JdbcStoreConfigurationTests::assertServes);
	}

	@Test
	void storeWhenThereIsADatabaseAndNobodyNamesItThenIsInMemory() {
		this.h2
			.run((context) -> assertThat(context).getBean(SmsOtpStore.class).isInstanceOf(CaffeineSmsOtpStore.class));
	}

	@Test
	void storeWhenOfTheApplicationThenWins() {
		this.h2.withPropertyValues("sms-otp.store.type=jdbc")
			.withBean(SmsOtpStore.class, () -> new CaffeineSmsOtpStore(Clock.systemUTC()))
			.run((context) -> assertThat(context).doesNotHaveBean(JdbcSmsOtpStore.class)
				.doesNotHaveBean(JdbcStoreCleanup.class));
	}

	@Test
	void storeWhenThereIsNoDatabaseThenStops() {
		this.application.withPropertyValues("sms-otp.store.type=jdbc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSmsOtpConfigurationException.class)
				.hasMessage("Property 'sms-otp.store.type' is jdbc, but there is no DataSource"));
	}

	@Test
	void storeWhenThereIsNoKeyThenStopsCry2() {
		SmsOtpContext.complete()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("sms-otp.store.type=jdbc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Property 'sms-otp.code.keys' is empty, but other processes may share the store"));
	}

	@Test
	void storeWhenThereAreSeveralDatabasesThenStops() {
		this.application.withPropertyValues("sms-otp.store.type=jdbc")
			.withBean("one", DataSource.class, JdbcStoreConfigurationTests::database)
			.withBean("two", DataSource.class, JdbcStoreConfigurationTests::database)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'sms-otp.store.type' selects the database, but there are several"));
	}

	@Test
	void storeWhenTheTableIsMissingThenStopsWithItsDefinition() {
		this.h2.withPropertyValues("sms-otp.store.type=jdbc", "sms-otp.store.jdbc.initialize-schema=never")
			.run((context) -> {
				FailureAnalysis analysis = StartFailure.of(context);
				assertThat(analysis.getDescription()).contains(JdbcSmsOtpStore.TABLE);
				assertThat(analysis.getAction()).contains("Flyway", "sms-otp.store.jdbc.initialize-schema to always")
					.endsWith(new ClassPathResource("schema-h2.sql", JdbcSmsOtpStore.class)
						.getContentAsString(StandardCharsets.UTF_8));
			});
	}

	@Test
	void storeWhenFlywayCreatesTheTableThenServes() {
		this.h2.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
			.withPropertyValues("sms-otp.store.type=jdbc", "sms-otp.store.jdbc.initialize-schema=never",
					"spring.flyway.locations=classpath:store-migrations")
			.run(JdbcStoreConfigurationTests::assertServes);
	}

	@Test
	void storeWhenLiquibaseCreatesTheTableThenServes() {
		this.h2.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
			.withPropertyValues("sms-otp.store.type=jdbc", "sms-otp.store.jdbc.initialize-schema=never",
					"spring.liquibase.change-log=classpath:store-migrations/changelog.yaml",
					"spring.liquibase.analytics-enabled=false", "spring.liquibase.show-summary=off")
			.run(JdbcStoreConfigurationTests::assertServes);
	}

	@Test
	void cleanupThenDeletesWhatIsOverAndStopsWithTheApplication() {
		MovableClock clock = new MovableClock();
		this.h2.withPropertyValues("sms-otp.store.type=jdbc", "sms-otp.store.jdbc.cleanup-interval=10ms")
			.withBean(Clock.class, () -> clock)
			.run((context) -> {
				issue(context, clock.instant());
				assertThat(rows(context)).isEqualTo(1);
				clock.move(Duration.ofMinutes(10));
				await().until(() -> rows(context) == 0);
				JdbcStoreCleanup cleanup = context.getBean(JdbcStoreCleanup.class);
				assertThat(cleanup.isRunning()).isTrue();
				cleanup.stop();
				assertThat(cleanup.isRunning()).isFalse();
			});
	}

	@Test
	void cleanupWhenTheStoreIsABeanOfTheApplicationThenRunsToo() {
		this.h2.withBean(JdbcSmsOtpStore.class, () -> new JdbcSmsOtpStore(database()))
			.run((context) -> assertThat(context.getBean(JdbcStoreCleanup.class).isRunning()).isTrue());
	}

	@Test
	void cleanupWhenNegativeThenStops() {
		this.h2.withPropertyValues("sms-otp.store.type=jdbc", "sms-otp.store.jdbc.cleanup-interval=-1s")
			.run((context) -> StartFailure.assertNames(context, "sms-otp.store.jdbc.cleanup-interval", "10m"));
	}

	@Test
	void cleanupWhenSwitchedOffThenDoesNotRun() {
		this.h2.withPropertyValues("sms-otp.store.type=jdbc", "sms-otp.store.jdbc.cleanup-interval=0")
			.run((context) -> assertThat(context.getBean(JdbcStoreCleanup.class).isRunning()).isFalse());
	}

	private static void assertServes(AssertableWebApplicationContext context) {
		assertThat(context).hasNotFailed().hasSingleBean(JdbcSmsOtpStore.class);
		issue(context, Instant.now());
		assertThat(rows(context)).isEqualTo(1);
	}

	private static void issue(AssertableWebApplicationContext context, Instant now) {
		context.getBean(SmsOtpStore.class)
			.issue("alice", new IssuedCode("a", new CodeMac("1", new byte[32]), now, now.plusSeconds(60), 5), RULES);
	}

	private static int rows(AssertableWebApplicationContext context) {
		return JdbcClient.create(context.getBean(DataSource.class))
			.sql("SELECT COUNT(*) FROM SMS_OTP_STATE")
			.query(Integer.class)
			.single();
	}

	private static DataSource database() {
		return new DriverManagerDataSource("jdbc:h2:mem:several");
	}

}
