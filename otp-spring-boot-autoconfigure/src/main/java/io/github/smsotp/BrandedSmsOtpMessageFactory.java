package io.github.smsotp;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.util.Assert;

/**
 * A {@link SmsOtpMessageFactory} that names the brand, the code and the minutes, and with
 * an origin ends in the line {@code @example.com #123456}, by which browsers know where
 * the code may be filled in (WICG Origin-bound one-time codes §3.2). Immutable and safe
 * for use by several threads.
 */
public final class BrandedSmsOtpMessageFactory implements SmsOtpMessageFactory {

	private static final Pattern HOST = Pattern
		.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

	private final String brand;

	private final @Nullable String origin;

	private final MessageSourceAccessor messages;

	/**
	 * Creates a factory.
	 * @param brand the name that people know the application by, in one line
	 * @param origin the host of the application's pages in lower case and Punycode,
	 * without scheme, port and path; {@code null} for no last line
	 * @param messages the source of the messages {@code sms-otp.text},
	 * {@code sms-otp.text.number-changed} and {@code sms-otp.text.number-removed}
	 */
	public BrandedSmsOtpMessageFactory(String brand, @Nullable String origin, MessageSource messages) {
		Assert.hasText(brand, "brand cannot be empty");
		Assert.isTrue(brand.codePoints().noneMatch(BrandedSmsOtpMessageFactory::breaksLine), "brand must be one line");
		Assert.isTrue(origin == null || HOST.matcher(origin).matches(),
				"origin must be a host name such as example.com");
		this.brand = brand;
		this.origin = origin;
		this.messages = new MessageSourceAccessor(messages, Locale.ENGLISH);
	}

	@Override
	public String create(String code, Duration ttl, Locale locale) {
		Object[] arguments = { this.brand, code, Long.toString(ttl.plusMinutes(1).minusNanos(1).toMinutes()) };
		String text = this.messages.getMessage("sms-otp.text", arguments, locale).strip();
		return (this.origin != null) ? text + "\n\n@" + this.origin + " #" + code : text;
	}

	@Override
	public String createNotice(Notice notice, Locale locale) {
		return this.messages.getMessage("sms-otp.text." + notice.key(), new Object[] { this.brand }, locale).strip();
	}

	private static boolean breaksLine(int character) {
		int type = Character.getType(character);
		return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
	}

}
