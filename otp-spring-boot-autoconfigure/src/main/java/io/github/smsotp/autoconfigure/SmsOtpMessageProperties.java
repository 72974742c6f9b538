package io.github.smsotp.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the text of the messages.
 */
@ConfigurationProperties("sms-otp.message")
public class SmsOtpMessageProperties {

	/**
	 * Name that people know the application by. By default the value of
	 * spring.application.name.
	 */
	private @Nullable String brand;

	/**
	 * Host of the application's pages, for example example.com, for which browsers may
	 * fill in the code.
	 */
	private @Nullable String origin;

	public @Nullable String getBrand() {
		return this.brand;
	}

	public void setBrand(@Nullable String brand) {
		this.brand = brand;
	}

	public @Nullable String getOrigin() {
		return this.origin;
	}

	public void setOrigin(@Nullable String origin) {
		this.origin = origin;
	}

}
