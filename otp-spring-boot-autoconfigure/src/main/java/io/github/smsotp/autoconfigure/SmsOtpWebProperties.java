package io.github.smsotp.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the pages and calls.
 */
@ConfigurationProperties("sms-otp.web")
public class SmsOtpWebProperties {

	/**
	 * Path in front of all paths, for example /admin. When empty, that of
	 * spring.mvc.servlet.path, since nothing else is answered there.
	 */
	private String basePath = "";

	/**
	 * Status of the answer to whoever comes without the factor and is no browser. Some
	 * front ends log out on 401.
	 */
	private int factorRequiredStatus = 401;

	public String getBasePath() {
		return this.basePath;
	}

	public void setBasePath(String basePath) {
		this.basePath = basePath;
	}

	public int getFactorRequiredStatus() {
		return this.factorRequiredStatus;
	}

	public void setFactorRequiredStatus(int factorRequiredStatus) {
		this.factorRequiredStatus = factorRequiredStatus;
	}

}
