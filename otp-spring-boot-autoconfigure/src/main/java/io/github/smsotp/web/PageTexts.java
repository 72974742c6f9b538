package io.github.smsotp.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * The texts of pages and problems in the reader's language.
 */
final class PageTexts {

	private final MessageSourceAccessor messages;

	PageTexts(MessageSource messages) {
		this.messages = new MessageSourceAccessor(messages, Locale.ENGLISH);
	}

	String title(SmsOtpProblem problem) {
		return this.messages.getMessage("sms-otp.problem." + problem.code() + ".title", Locale.ENGLISH);
	}

	String detail(SmsOtpProblem problem, long seconds, Locale locale) {
		String key = "sms-otp.problem." + problem.code();
		return this.messages.getMessage((seconds > 0) ? key + ".wait" : key, new Object[] { seconds },
				this.messages.getMessage(key, locale), locale);
	}

	String page(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage("sms-otp.page." + key, arguments, locale);
	}

}
