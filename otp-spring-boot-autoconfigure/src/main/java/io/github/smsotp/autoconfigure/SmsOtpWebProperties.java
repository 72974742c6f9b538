package io.github.smsotp.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpStatus;

/**
 * Configuration properties for the pages and calls.
 */
@ConfigurationProperties("sms-otp.web")
public class SmsOtpWebProperties {

	/**
	 * Path in front of all paths, for example /admin.
	 */
	private String basePath = "";

	/**
	 * Status of the answer to whoever comes without the factor and is no browser.
	 */
	private HttpStatus factorRequiredStatus = HttpStatus.UNAUTHORIZED;

	public String getBasePath() {
		return this.basePath;
	}

	public void setBasePath(String basePath) {
		this.basePath = basePath;
	}

	public HttpStatus getFactorRequiredStatus() {
		return this.factorRequiredStatus;
	}

	public void setFactorRequiredStatus(HttpStatus factorRequiredStatus) {
		this.factorRequiredStatus = factorRequiredStatus;
	}

}
