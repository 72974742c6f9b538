package io.github.smsotp;

import java.time.Instant;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Tells a number by text that it is not an account's any more, in the language of whoever
 * has changed it. What is done stays done if the text does not go out.
 */
final class NumberNotices {

	private static final Log logger = LogFactory.getLog(NumberNotices.class);

	private final SmsOtpTexts texts;

	private final SendBudget budget;

	NumberNotices(SmsOtpTexts texts, SendBudget budget) {
		this.texts = texts;
		this.budget = budget;
	}

	void send(String account, PhoneNumber former, SmsOtpMessageFactory.Notice notice, Instant now) {
		try {
			if (!this.budget.reserveNotice(account, now)) {
				logger.warn("A limit keeps a text from " + former.masked() + " that tells of " + notice);
				return;
			}
			deliver(account, former, notice, now);
		}
		catch (RuntimeException ex) {
			logger.error("A text to " + former.masked() + " that tells of " + notice + " could not be counted: "
					+ ex.getClass().getName());
		}
	}

	private void deliver(String account, PhoneNumber former, SmsOtpMessageFactory.Notice notice, Instant now) {
		try {
			this.texts.send(former, notice, LocaleContextHolder.getLocale());
		}
		catch (SmsDeliveryException ex) {
			logger.error("No gateway confirmed a text to " + former.masked() + " that tells of " + notice + " ("
					+ ex.getOutcome() + "): " + ex.getMessage());
			if (ex.getOutcome() != SmsDeliveryException.Outcome.UNKNOWN) {
				this.budget.giveBackNotice(account, now);
			}
		}
	}

}
