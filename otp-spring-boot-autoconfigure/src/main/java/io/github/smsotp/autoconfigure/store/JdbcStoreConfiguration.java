package io.github.smsotp.autoconfigure.store;

import javax.sql.DataSource;

import io.github.smsotp.autoconfigure.DatabaseTable;
import io.github.smsotp.autoconfigure.SmsOtpStoreProperties.Type;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;

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
 * Codes and counts in the application's database.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ DataSource.class, JdbcClient.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnBean(DataSource.class)
@ConditionalOnMissingBean(SmsOtpStore.class)
@ConditionalOnStore(Type.JDBC)
@EnableConfigurationProperties(SmsOtpStoreJdbcProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
class JdbcStoreConfiguration {

	private static final DatabaseTable TABLE = new DatabaseTable(JdbcSmsOtpStore.TABLE, "sms-otp.store.type",
			"sms-otp.store.jdbc", JdbcSmsOtpStore.class, SmsOtpStore.class);

	@Bean
	@Conditional(OnSmsOtpStoreInitializationCondition.class)
	@ConditionalOnMissingBean(name = "smsOtpStoreInitializer")
	DataSourceScriptDatabaseInitializer smsOtpStoreInitializer(ObjectProvider<DataSource> dataSource,
			SmsOtpStoreJdbcProperties properties) {
		return new PropertiesBasedDataSourceScriptDatabaseInitializer<>(TABLE.database(dataSource), properties);
	}

	@Bean
	@DependsOnDatabaseInitialization
	JdbcSmsOtpStore smsOtpStore(ObjectProvider<DataSource> dataSource, SmsOtpStoreJdbcProperties properties,
			ResourceLoader resources) {
		DataSource database = TABLE.database(dataSource);
		TABLE.check(database, properties, resources);
		return new JdbcSmsOtpStore(database);
	}

	/**
	 * Whether the table is to be created at start, by property and kind of database.
	 */
	static final class OnSmsOtpStoreInitializationCondition extends OnDatabaseInitializationCondition {

		OnSmsOtpStoreInitializationCondition() {
			super("SMS OTP store", "sms-otp.store.jdbc.initialize-schema");
		}

	}

}
