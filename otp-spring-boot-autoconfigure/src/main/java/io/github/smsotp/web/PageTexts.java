package io.github.smsotp.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * The texts of pages and problems in the reader's language.
 */
final class PageTexts {

	private static final int LONG = 120;

	private final MessageSourceAccessor messages;

	PageTexts(MessageSource messages) {
		this.messages = new MessageSourceAccessor(messages, Locale.ENGLISH);
	}

	String title(SmsOtpProblem problem) {
		return this.messages.getMessage("sms-otp.problem." + problem.key() + ".title", Locale.ENGLISH);
	}

	String detail(SmsOtpProblem problem, long seconds, Locale locale) {
		String key = "sms-otp.problem." + problem.key();
		String withoutWait = this.messages.getMessage(key, locale);
		return (seconds > 0)
				? this.messages.getMessage(key + ".wait", new Object[] { wait(seconds, locale) }, withoutWait, locale)
				: withoutWait;
	}

	// never shorter than it is
	String wait(long seconds, Locale locale) {
		long minutes = (seconds + 59) / 60;
		if (seconds <= LONG) {
			return unit("seconds", seconds, locale);
		}
		return (minutes <= LONG) ? unit("minutes", minutes, locale) : unit("hours", (minutes + 59) / 60, locale);
	}

	// never longer than it is
	String rest(long seconds, Locale locale) {
		return (seconds <= LONG) ? unit("seconds", seconds, locale) : unit("minutes", seconds / 60, locale);
	}

	private String unit(String unit, long amount, Locale locale) {
		return this.messages.getMessage("sms-otp.wait." + unit, new Object[] { amount }, locale);
	}

	String page(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage("sms-otp.page." + key, arguments, locale);
	}

}
