package io.github.smsotp;

import java.time.Instant;

import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRejectedException;
import io.github.smsotp.phone.PhoneNumberRepository;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number that codes go to, in its one canonical spelling.
 */
final class Recipients {

	private static final Log logger = LogFactory.getLog(Recipients.class);

	private PhoneNumberRepository numbers;

	private final PhoneNumberPolicy policy;

	private SmsOtpTestAccounts testAccounts = SmsOtpTestAccounts.none();

	Recipients(PhoneNumberRepository numbers, PhoneNumberPolicy policy) {
		this.numbers = numbers;
		this.policy = policy;
	}

	void setTestAccounts(SmsOtpTestAccounts testAccounts) {
		this.testAccounts = testAccounts;
		this.numbers = testAccounts.over(this.numbers);
	}

	@Nullable Recipient find(SmsOtpSubject subject) {
		SmsOtpTestAccounts.TestAccount test = this.testAccounts.find(subject.account());
		if (test == null) {
			return findOrdinary(subject);
		}
		if (subject.newNumber() != null || this.testAccounts.isOver(test)) {
			return new Recipient(test.number(), PhoneNumberRejectedException.Reason.INVALID, null);
		}
		return new Recipient(test.number(), null, test.code());
	}

	private @Nullable Recipient findOrdinary(SmsOtpSubject subject) {
		PhoneNumber number = (subject.newNumber() != null) ? subject.newNumber()
				: this.numbers.findConfirmed(subject.account()).stream().findFirst().orElse(null);
		return (number != null) ? recipient(number) : null;
	}

	boolean hasRoom(SmsOtpSubject subject, PhoneNumber phone, int maxAccounts) {
		return !subject.isEnrollment() || phone.equals(subject.formerNumber())
				|| !(this.numbers instanceof MutablePhoneNumberRepository counting)
				|| counting.countAccounts(phone) < maxAccounts;
	}

	void recordUse(String account, PhoneNumber phone, Instant usedAt) {
		try {
			this.numbers.recordUse(account, phone, usedAt);
		}
		catch (RuntimeException ex) {
			// the code was right, whatever can be written down of it
			logger.warn("The use of a number could not be recorded: " + ex.getClass().getName());
		}
	}

	private Recipient recipient(PhoneNumber number) {
		try {
			return new Recipient(this.policy.require(number), null, null);
		}
		catch (PhoneNumberRejectedException ex) {
			return new Recipient(number, ex.getReason(), null);
		}
	}

	/**
	 * A confirmed number, or one that is to be confirmed.
	 *
	 * @param phone the number
	 * @param refused why it may not get texts, {@code null} if it may
	 * @param fixedCode the code that it always gets, without a text; {@code null} for a
	 * new one each time
	 */
	record Recipient(PhoneNumber phone, PhoneNumberRejectedException.@Nullable Reason refused,
			@Nullable String fixedCode) {

		@Override
		public String toString() {
			return "Recipient[phone=" + this.phone + ", refused=" + this.refused + "]";
		}

	}

}
