package io.github.smsotp.autoconfigure.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.sql.DataSource;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.phone.jdbc.JdbcPhoneNumberRepository;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.init.PlatformPlaceholderDatabaseDriverResolver;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

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

	@Bean
	@Conditional(OnSmsOtpPhoneInitializationCondition.class)
	@ConditionalOnMissingBean(name = "smsOtpPhoneInitializer")
	DataSourceScriptDatabaseInitializer smsOtpPhoneInitializer(ObjectProvider<DataSource> dataSource,
			SmsOtpPhoneJdbcProperties properties) {
		return new PropertiesBasedDataSourceScriptDatabaseInitializer<>(theOne(dataSource), properties);
	}

	@Bean
	@DependsOnDatabaseInitialization
	JdbcPhoneNumberRepository smsOtpPhoneNumberRepository(ObjectProvider<DataSource> dataSource,
			SmsOtpPhoneJdbcProperties properties, ResourceLoader resources) {
		DataSource database = theOne(dataSource);
		try {
			JdbcClient.create(database)
				.sql("SELECT COUNT(*) FROM " + JdbcPhoneNumberRepository.TABLE + " WHERE 1 = 0")
				.query(Integer.class)
				.single();
		}
		catch (BadSqlGrammarException ex) {
			throw new MissingPhoneNumberTableException(JdbcPhoneNumberRepository.TABLE,
					definition(database, properties, resources), ex);
		}
		return new JdbcPhoneNumberRepository(database);
	}

	private static DataSource theOne(ObjectProvider<DataSource> dataSource) {
		return dataSource.getIfUnique(() -> {
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.repository",
					"selects the database, but there are several DataSource beans",
					"Mark one of them @Primary, or declare a bean of type "
							+ "io.github.smsotp.phone.jdbc.JdbcPhoneNumberRepository over the right one.");
		});
	}

	private static String definition(DataSource dataSource, SmsOtpPhoneJdbcProperties properties,
			ResourceLoader resources) {
		PlatformPlaceholderDatabaseDriverResolver resolver = new PlatformPlaceholderDatabaseDriverResolver();
		String platform = properties.getPlatform();
		String location = properties.getDefaultSchemaLocation();
		Resource script = resources.getResource(StringUtils.hasText(platform)
				? resolver.resolveAll(platform, location).get(0) : resolver.resolveAll(dataSource, location).get(0));
		if (!script.exists()) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.repository",
					"selects the database, but not even its table " + JdbcPhoneNumberRepository.TABLE
							+ " is there, and for this kind of database there is no " + script.getFilename(),
					"Declare a bean of type io.github.smsotp.phone.PhoneNumberRepository over your own users, or mark "
							+ "another DataSource @Primary. Known are H2, PostgreSQL, MySQL and MariaDB.");
		}
		try {
			return script.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
