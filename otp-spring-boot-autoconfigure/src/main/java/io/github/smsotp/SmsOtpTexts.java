package io.github.smsotp;

import java.time.Duration;
import java.util.Locale;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes a text and hands it to the gateway. What the gateway throws is turned into a
 * {@link SmsDeliveryException} that holds neither the code nor the full number.
 */
final class SmsOtpTexts {

	private final SmsGateway gateway;

	private final SmsOtpMessageFactory messages;

	SmsOtpTexts(SmsGateway gateway, SmsOtpMessageFactory messages) {
		this.gateway = gateway;
		this.messages = messages;
	}

	@Nullable SmsDeliveryException send(PhoneNumber phone, String code, Duration ttl, Locale locale) {
		SmsMessage message = new SmsMessage(phone, this.messages.create(code, ttl, locale));
		try {
			this.gateway.send(message);
			return null;
		}
		catch (SmsDeliveryException ex) {
			String told = String.valueOf(ex.getMessage());
			String safe = told.replace(code, "[PROTECTED]").replace(phone.value().substring(1), "[PROTECTED]");
			return new SmsDeliveryException(ex.getOutcome(), safe, ex.getRetryAfter(), null);
		}
		catch (RuntimeException ex) {
			return new SmsDeliveryException(SmsDeliveryException.Outcome.UNKNOWN, ex.getClass().getName());
		}
	}

}
