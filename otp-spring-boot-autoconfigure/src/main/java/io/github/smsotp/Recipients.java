package io.github.smsotp;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRejectedException;
import io.github.smsotp.phone.PhoneNumberRepository;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number that an account's codes go to, in its one canonical spelling.
 */
final class Recipients {

	private final PhoneNumberRepository numbers;

	private final PhoneNumberPolicy policy;

	Recipients(PhoneNumberRepository numbers, PhoneNumberPolicy policy) {
		this.numbers = numbers;
		this.policy = policy;
	}

	@Nullable Recipient find(String account) {
		PhoneNumber confirmed = this.numbers.findConfirmed(account).stream().findFirst().orElse(null);
		return (confirmed != null) ? recipient(confirmed) : null;
	}

	private Recipient recipient(PhoneNumber confirmed) {
		try {
			return new Recipient(this.policy.require(confirmed), null);
		}
		catch (PhoneNumberRejectedException ex) {
			return new Recipient(confirmed, ex.getReason());
		}
	}

	/**
	 * A confirmed number.
	 *
	 * @param phone the number
	 * @param refused why it may not get texts, {@code null} if it may
	 */
	record Recipient(PhoneNumber phone, PhoneNumberRejectedException.@Nullable Reason refused) {
	}

}
