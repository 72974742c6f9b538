package io.github.smsotp.autoconfigure;

import java.time.Duration;
import java.util.Locale;

import io.github.smsotp.BrandedSmsOtpMessageFactory;
import io.github.smsotp.SmsOtpMessageFactory;
import io.github.smsotp.SmsOtpMessageSource;
import io.github.smsotp.sms.SmsSegments;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.util.StringUtils;

/**
 * Makes what writes the texts out of its properties, and looks at one text as a phone
 * company will.
 */
final class SmsOtpMessages {

	private static final Log logger = LogFactory.getLog(SmsOtpMessages.class);

	private static final int CHROME_LIMIT = 140;

	private SmsOtpMessages() {
	}

	static BrandedSmsOtpMessageFactory create(SmsOtpMessageProperties properties, @Nullable String applicationName,
			MessageSource application) {
		String brand = StringUtils.hasText(properties.getBrand()) ? properties.getBrand() : applicationName;
		if (!StringUtils.hasText(brand)) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.message.brand",
					"is empty, and spring.application.name too",
					"Set spring.application.name or sms-otp.message.brand to the name that people know the application by.");
		}
		String origin = StringUtils.hasText(properties.getOrigin()) ? properties.getOrigin() : null;
		try {
			return new BrandedSmsOtpMessageFactory(brand, origin, new SmsOtpMessageSource(application));
		}
		catch (IllegalArgumentException ex) {
			boolean oneLine = brand.codePoints().noneMatch(Character::isISOControl);
			throw new InvalidSmsOtpConfigurationException(oneLine ? "sms-otp.message.origin" : "sms-otp.message.brand",
					"cannot be used: " + ex.getMessage(),
					"Give the brand in one line, and the origin as a host such as example.com, "
							+ "without scheme, port and path, in lower case and Punycode.");
		}
	}

	static void warnAboutLength(SmsOtpMessageFactory messages, int codeLength, Duration ttl) {
		String text = messages.create("0".repeat(codeLength), ttl, Locale.ENGLISH);
		int segments = SmsSegments.count(text);
		if (SmsSegments.isGsm7(text) && (segments > 1 || text.length() > CHROME_LIMIT)) {
			logger.warn("A text message takes " + segments + " segment(s) and " + text.length()
					+ " characters; providers charge each segment, and browsers fill in codes from at most "
					+ CHROME_LIMIT + " characters. Shorten sms-otp.message.brand or sms-otp.message.origin.");
		}
	}

}
