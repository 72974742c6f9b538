package io.github.smsotp;

import java.time.Instant;
import java.util.List;

import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of all accounts, with those of test accounts in front. The numbers of test
 * accounts belong to too many accounts already, so nobody enrols one, and nobody learns
 * that they are what they are.
 */
final class TestAccountNumbers implements MutablePhoneNumberRepository {

	private final MutablePhoneNumberRepository numbers;

	private final SmsOtpTestAccounts accounts;

	TestAccountNumbers(MutablePhoneNumberRepository numbers, SmsOtpTestAccounts accounts) {
		this.numbers = numbers;
		this.accounts = accounts;
	}

	private boolean isTested(String account) {
		return this.accounts.find(account) != null;
	}

	@Override
	public List<EnrolledPhoneNumber> findEnrolled(String account) {
		SmsOtpTestAccounts.TestAccount test = this.accounts.find(account);
		return (test != null) ? List.of(EnrolledPhoneNumber.confirmed(test.number(), Instant.EPOCH))
				: this.numbers.findEnrolled(account);
	}

	@Override
	public int countAccounts(PhoneNumber number) {
		return this.accounts.isReserved(number) ? Integer.MAX_VALUE : this.numbers.countAccounts(number);
	}

	@Override
	public boolean replace(String account, @Nullable PhoneNumber former, PhoneNumber number, Instant confirmedAt,
			int maxAccounts) {
		return !isTested(account) && !this.accounts.isReserved(number)
				&& this.numbers.replace(account, former, number, confirmedAt, maxAccounts);
	}

	@Override
	public boolean remove(String account, PhoneNumber number) {
		return !isTested(account) && this.numbers.remove(account, number);
	}

	@Override
	public void recordUse(String account, PhoneNumber number, Instant usedAt) {
		if (!isTested(account)) {
			this.numbers.recordUse(account, number, usedAt);
		}
	}

	/**
	 * The same over numbers that the application alone changes.
	 *
	 * @param numbers the numbers of all accounts
	 * @param accounts the test accounts
	 */
	record ReadOnly(PhoneNumberRepository numbers, SmsOtpTestAccounts accounts) implements PhoneNumberRepository {

		@Override
		public List<PhoneNumber> findConfirmed(String account) {
			SmsOtpTestAccounts.TestAccount test = this.accounts.find(account);
			return (test != null) ? List.of(test.number()) : this.numbers.findConfirmed(account);
		}

		@Override
		public void recordUse(String account, PhoneNumber number, Instant usedAt) {
			if (this.accounts.find(account) == null) {
				this.numbers.recordUse(account, number, usedAt);
			}
		}

	}

}
