package io.github.smsotp;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Writes a text and hands it to the gateway. What the gateway throws is turned into a
 * {@link SmsDeliveryException} of one line that holds neither the code nor the full
 * number, however they are spelled. The id that a provider gives is cleaned likewise.
 */
final class SmsOtpTexts {

	private static final String PROTECTED = "[PROTECTED]";

	private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

	/**
	 * How many digits at the end of a number tell whose it is, with or without the codes
	 * of country and area.
	 */
	private static final int TELLING_DIGITS = 7;

	private static final int LONGEST_ID = 200;

	private final ReceiptSmsGateway gateway;

	private final SmsOtpMessageFactory messages;

	SmsOtpTexts(SmsGateway gateway, SmsOtpMessageFactory messages) {
		this.gateway = ReceiptSmsGateway.from(gateway);
		this.messages = messages;
	}

	SmsReceipt send(PhoneNumber phone, String code, Duration ttl, Locale locale) {
		return send(phone, code, () -> this.messages.create(code, ttl, locale));
	}

	SmsReceipt send(PhoneNumber phone, SmsOtpMessageFactory.Notice notice, Locale locale) {
		return send(phone, null, () -> this.messages.createNotice(notice, locale));
	}

	private SmsReceipt send(PhoneNumber phone, @Nullable String code, Supplier<String> text) {
		SmsMessage message = message(phone, text);
		try {
			String id = this.gateway.submit(message).messageId();
			return new SmsReceipt((id != null) ? withoutSecrets(shortened(id), phone, code) : null);
		}
		catch (SmsDeliveryException ex) {
			String safe = withoutSecrets(String.valueOf(ex.getMessage()), phone, code);
			throw new SmsDeliveryException(ex.getOutcome(), safe, ex.getRetryAfter(), null);
		}
		catch (RuntimeException ex) {
			throw new SmsDeliveryException(SmsDeliveryException.Outcome.UNKNOWN, ex.getClass().getName());
		}
	}

	private static SmsMessage message(PhoneNumber phone, Supplier<String> text) {
		try {
			return new SmsMessage(phone, text.get());
		}
		catch (RuntimeException ex) {
			throw new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, ex.getClass().getName());
		}
	}

	private static String shortened(String id) {
		return id.substring(0, Math.min(id.length(), LONGEST_ID));
	}

	private static String withoutSecrets(String told, PhoneNumber phone, @Nullable String code) {
		String number = phone.value().substring(1);
		String telling = number.substring(Math.max(0, number.length() - TELLING_DIGITS));
		String oneLine = LINE_BREAKS.matcher(told).replaceAll(" ");
		String safe = oneLine.replaceAll("([0-9(][0-9() .-]{0,15})?" + spelled(telling), PROTECTED);
		return (code != null) ? safe.replaceAll(spelled(code), PROTECTED) : safe;
	}

	private static String spelled(String digits) {
		return digits.codePoints()
			.mapToObj((digit) -> Pattern.quote(Character.toString(digit)))
			.collect(Collectors.joining("[^0-9A-Za-z]{0,3}"));
	}

}
