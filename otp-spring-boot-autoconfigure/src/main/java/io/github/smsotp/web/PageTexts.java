package io.github.smsotp.web;

import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * The texts of pages and problems in the reader's language.
 */
final class PageTexts {

	private static final int LONG = 120;

	// those that need nothing filled in
	private static final List<String> PLAIN = List.of("label", "verify-button", "resend", "resend-button", "send",
			"send-button", "bypass-link", "bypass", "bypass-label", "bypass-back", "no-number", "again-link",
			"over-link", "help-link", "sign-out-button", "phone.region-label", "phone.label", "phone.risk",
			"phone.change-link", "phone.other-link", "phone.keep-link", "phone.home-link", "phone.confirm-button",
			"phone.remove", "phone.remove-button");

	private final MessageSourceAccessor messages;

	PageTexts(MessageSource messages) {
		this.messages = new MessageSourceAccessor(messages, Locale.ENGLISH);
	}

	// codes have them, too, and the script counts in them
	static Locale withPlainDigits(Locale locale) {
		boolean plain = DecimalFormatSymbols.getInstance(locale).getZeroDigit() == '0';
		return plain ? locale : new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword("nu", "latn").build();
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
	String timeLeft(long seconds, Locale locale) {
		return (seconds <= LONG) ? unit("seconds", seconds, locale) : unit("minutes", seconds / 60, locale);
	}

	private String unit(String unit, long amount, Locale locale) {
		return this.messages.getMessage("sms-otp.wait." + unit, new Object[] { amount }, locale);
	}

	Map<String, String> plain(Locale locale) {
		return PLAIN.stream().collect(Collectors.toMap(Function.identity(), (key) -> page(key, locale)));
	}

	String page(String key, Locale locale, Object... arguments) {
		return this.messages.getMessage("sms-otp.page." + key, arguments, locale);
	}

}
