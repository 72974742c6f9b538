package io.github.smsotp.autoconfigure.phone;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for enrolment.
 */
@ConfigurationProperties("sms-otp.enrollment")
public class SmsOtpEnrollmentProperties {

	/**
	 * Who may enrol a number. By default self-service, and closed where numbers come from
	 * sms-otp.phone.numbers or from a repository of the application that only reads.
	 */
	private SmsOtpEnrollmentPolicy.@Nullable Mode mode;

	public SmsOtpEnrollmentPolicy.@Nullable Mode getMode() {
		return this.mode;
	}

	public void setMode(SmsOtpEnrollmentPolicy.@Nullable Mode mode) {
		this.mode = mode;
	}

}
