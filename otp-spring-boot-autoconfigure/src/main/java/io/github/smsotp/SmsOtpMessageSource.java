package io.github.smsotp;

import java.nio.charset.StandardCharsets;

import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts that people read: text messages, pages and problem details.
 */
public final class SmsOtpMessageSource extends ResourceBundleMessageSource {

	/**
	 * Creates the source.
	 */
	public SmsOtpMessageSource() {
		setBasename("io.github.smsotp.messages");
		setDefaultEncoding(StandardCharsets.UTF_8.name());
		setFallbackToSystemLocale(false);
		setAlwaysUseMessageFormat(true);
	}

}
