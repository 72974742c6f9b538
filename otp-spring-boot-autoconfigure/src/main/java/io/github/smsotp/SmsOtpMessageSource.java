package io.github.smsotp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.Assert;

/**
 * The texts that people read: text messages, pages and problem details, in English and in
 * all languages that there is a bundle for. The application's own texts go before them.
 */
public final class SmsOtpMessageSource extends ResourceBundleMessageSource {

	private final @Nullable MessageSource application;

	/**
	 * Creates the source.
	 */
	public SmsOtpMessageSource() {
		this.application = null;
		readBundles();
	}

	/**
	 * Creates a source that asks the application first.
	 * @param application the application's texts, which need hold none of these
	 */
	public SmsOtpMessageSource(MessageSource application) {
		Assert.notNull(application, "application cannot be null");
		this.application = application;
		readBundles();
	}

	private void readBundles() {
		setBasename("io.github.smsotp.messages");
		setDefaultEncoding(StandardCharsets.UTF_8.name());
		setFallbackToSystemLocale(false);
		setAlwaysUseMessageFormat(true);
	}

	@Override
	protected @Nullable String getMessageInternal(@Nullable String code, Object @Nullable [] args,
			@Nullable Locale locale) {
		String own = (this.application != null && code != null)
				? this.application.getMessage(code, args, null, (locale != null) ? locale : Locale.ENGLISH) : null;
		// some sources answer with the code where they know nothing
		return (own != null && !own.equals(code)) ? own : super.getMessageInternal(code, args, locale);
	}

}
