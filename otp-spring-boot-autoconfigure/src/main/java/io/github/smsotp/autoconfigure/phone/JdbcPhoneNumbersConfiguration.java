package io.github.smsotp.autoconfigure.phone;

import javax.sql.DataSource;

import io.github.smsotp.autoconfigure.DatabaseTable;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.phone.jdbc.JdbcPhoneNumberRepository;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Phone numbers in the application's database.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ DataSource.class, JdbcClient.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnBean(DataSource.class)
@ConditionalOnMissingBean(PhoneNumberRepository.class)
@Conditional(OnJdbcPhoneNumbersCondition.class)
@EnableConfigurationProperties(SmsOtpPhoneJdbcProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
class JdbcPhoneNumbersConfiguration {

	private static final DatabaseTable TABLE = new DatabaseTable(JdbcPhoneNumberRepository.TABLE,
			"sms-otp.phone.repository", "sms-otp.phone.jdbc", JdbcPhoneNumberRepository.class,
			PhoneNumberRepository.class);

	@Bean
	@Conditional(OnSmsOtpPhoneInitializationCondition.class)
	@ConditionalOnMissingBean(name = "smsOtpPhoneInitializer")
	DataSourceScriptDatabaseInitializer smsOtpPhoneInitializer(ObjectProvider<DataSource> dataSource,
			SmsOtpPhoneJdbcProperties properties) {
		return new PropertiesBasedDataSourceScriptDatabaseInitializer<>(TABLE.database(dataSource), properties);
	}

	@Bean
	@DependsOnDatabaseInitialization
	JdbcPhoneNumberRepository smsOtpPhoneNumberRepository(ObjectProvider<DataSource> dataSource,
			SmsOtpPhoneJdbcProperties properties, ResourceLoader resources) {
		DataSource database = TABLE.database(dataSource);
		TABLE.check(database, properties, resources);
		return new JdbcPhoneNumberRepository(database);
	}

	/**
	 * Whether the table is to be created at start, by property and kind of database.
	 */
	static final class OnSmsOtpPhoneInitializationCondition extends OnDatabaseInitializationCondition {

		OnSmsOtpPhoneInitializationCondition() {
			super("SMS OTP phone numbers", "sms-otp.phone.jdbc.initialize-schema");
		}

	}

}
