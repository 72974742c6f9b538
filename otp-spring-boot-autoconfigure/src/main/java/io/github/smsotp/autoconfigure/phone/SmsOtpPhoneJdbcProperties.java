package io.github.smsotp.autoconfigure.phone;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;

/**
 * Configuration properties for phone numbers in a database.
 */
@ConfigurationProperties("sms-otp.phone.jdbc")
public class SmsOtpPhoneJdbcProperties extends DatabaseInitializationProperties {

	private static final String DEFAULT_SCHEMA_LOCATION = "classpath:io/github/smsotp/phone/jdbc/"
			+ "schema-@@platform@@.sql";

	@Override
	public String getDefaultSchemaLocation() {
		return DEFAULT_SCHEMA_LOCATION;
	}

}
