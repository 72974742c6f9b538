package io.github.smsotp;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRejectedException;
import io.github.smsotp.phone.PhoneNumberRepository;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number that codes go to, in its one canonical spelling.
 */
final class Recipients {

	private final PhoneNumberRepository numbers;

	private final PhoneNumberPolicy policy;

	Recipients(PhoneNumberRepository numbers, PhoneNumberPolicy policy) {
		this.numbers = numbers;
		this.policy = policy;
	}

	@Nullable Recipient find(SmsOtpSubject subject) {
		PhoneNumber number = (subject.newNumber() != null) ? subject.newNumber()
				: this.numbers.findConfirmed(subject.account()).stream().findFirst().orElse(null);
		return (number != null) ? recipient(number) : null;
	}

	private Recipient recipient(PhoneNumber number) {
		try {
			return new Recipient(this.policy.require(number), null);
		}
		catch (PhoneNumberRejectedException ex) {
			return new Recipient(number, ex.getReason());
		}
	}

	/**
	 * A confirmed number, or one that is to be confirmed.
	 *
	 * @param phone the number
	 * @param refused why it may not get texts, {@code null} if it may
	 */
	record Recipient(PhoneNumber phone, PhoneNumberRejectedException.@Nullable Reason refused) {
	}

}
