package io.github.smsotp;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Accounts whose code is always the same, for people who test or review an application
 * and have no phone for it. No text goes out to them; limits and locks hold as for
 * everybody. When its day is over a test account gets no code at all. Immutable;
 * {@link #toString()} shows the accounts alone.
 */
public final class SmsOtpTestAccounts {

	private static final SmsOtpTestAccounts NONE = new SmsOtpTestAccounts(Map.of(), Clock.systemUTC());

	private final Map<String, TestAccount> accounts;

	private final Clock clock;

	/**
	 * Creates test accounts.
	 * @param accounts the test accounts by the stable ids of accounts
	 * @param clock tells the day
	 */
	public SmsOtpTestAccounts(Map<String, TestAccount> accounts, Clock clock) {
		Assert.notNull(accounts, "accounts cannot be null");
		Assert.notNull(clock, "clock cannot be null");
		this.accounts = Map.copyOf(accounts);
		this.clock = clock;
	}

	/**
	 * No test accounts.
	 * @return the empty set
	 */
	public static SmsOtpTestAccounts none() {
		return NONE;
	}

	/**
	 * Puts the test accounts in front of the numbers of all accounts. A test account has
	 * its number and no other, and nobody can enrol that one.
	 * @param numbers the numbers of all accounts
	 * @return the numbers with those of the test accounts, which can be changed if the
	 * given ones can
	 */
	public PhoneNumberRepository over(PhoneNumberRepository numbers) {
		if (this.accounts.isEmpty()) {
			return numbers;
		}
		if (numbers instanceof MutablePhoneNumberRepository mutable) {
			return new TestAccountNumbers(mutable, this);
		}
		return new TestAccountNumbers.ReadOnly(numbers, this);
	}

	// also when its day is over: an account that needs less from then on would be a trap
	@Nullable TestAccount find(String account) {
		return this.accounts.get(account);
	}

	boolean isOver(TestAccount account) {
		return !this.clock.instant().isBefore(account.endsAt());
	}

	boolean isReserved(PhoneNumber number) {
		return this.accounts.values().stream().anyMatch((account) -> account.number().equals(number));
	}

	@Override
	public String toString() {
		return "SmsOtpTestAccounts" + this.accounts.keySet();
	}

	/**
	 * A number and a code that belong to one account. Immutable; {@link #toString()}
	 * shows neither.
	 *
	 * @param number the number, which need not exist
	 * @param code the code
	 * @param until the last day on which the code is accepted, in UTC
	 */
	public record TestAccount(PhoneNumber number, String code, LocalDate until) {

		public TestAccount {
			Assert.notNull(number, "number cannot be null");
			Assert.isTrue(code != null && code.matches("[0-9]+"), "code must be of digits");
			Assert.notNull(until, "until cannot be null");
		}

		Instant endsAt() {
			return this.until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
		}

		@Override
		public String toString() {
			return "TestAccount[number=" + this.number + ", code=[PROTECTED], until=" + this.until + "]";
		}

	}

}
