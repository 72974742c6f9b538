package io.github.smsotp.autoconfigure.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;

/**
 * Configuration properties for codes and counts in a database.
 */
@ConfigurationProperties("sms-otp.store.jdbc")
public class SmsOtpStoreJdbcProperties extends DatabaseInitializationProperties {

	private static final String DEFAULT_SCHEMA_LOCATION = "classpath:io/github/smsotp/store/jdbc/"
			+ "schema-@@platform@@.sql";

	/**
	 * How often rows are deleted whose time is over. Zero leaves that to you.
	 */
	private Duration cleanupInterval = Duration.ofMinutes(10);

	public Duration getCleanupInterval() {
		return this.cleanupInterval;
	}

	public void setCleanupInterval(Duration cleanupInterval) {
		this.cleanupInterval = cleanupInterval;
	}

	@Override
	public String getDefaultSchemaLocation() {
		return DEFAULT_SCHEMA_LOCATION;
	}

}
