package io.github.smsotp.phone;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A {@link PhoneNumberRepository} in which users enrol, change and remove their numbers.
 * With any other repository enrolment is closed. Every change is one atomic step, whoever
 * else changes the same account or the same number at that moment, and takes part in the
 * transaction of the caller if there is one. Instants are kept to the millisecond.
 * Implementations must be safe for use by several threads; every method throws a
 * {@link RuntimeException} if the numbers cannot be reached, and has then changed
 * nothing.
 */
public interface MutablePhoneNumberRepository extends PhoneNumberRepository {

	/**
	 * Finds the numbers of an account with what is recorded of them.
	 * @param account the stable id of the account
	 * @return the numbers, the preferred one first; empty if the account has none
	 */
	List<EnrolledPhoneNumber> findEnrolled(String account);

	@Override
	default List<PhoneNumber> findConfirmed(String account) {
		return findEnrolled(account).stream().map(EnrolledPhoneNumber::number).toList();
	}

	/**
	 * Counts the accounts that a number belongs to.
	 * @param number the number
	 * @return how many accounts have confirmed it
	 */
	int countAccounts(PhoneNumber number);

	/**
	 * Gives an account a number in place of another one, or its first one. A number in
	 * place of itself is confirmed anew, however many accounts it belongs to.
	 * @param account the stable id of the account
	 * @param former the number that goes; {@code null} if the account must have none
	 * @param number the number that comes
	 * @param confirmedAt when its code came back
	 * @param maxAccounts how many accounts the number may belong to then
	 * @return {@code false} if the account has another number than {@code former}, or if
	 * the number belongs to too many accounts; nothing is changed then
	 */
	boolean replace(String account, @Nullable PhoneNumber former, PhoneNumber number, Instant confirmedAt,
			int maxAccounts);

	/**
	 * Takes a number away from an account.
	 * @param account the stable id of the account
	 * @param number the number
	 * @return {@code false} if the account did not have it
	 */
	boolean remove(String account, PhoneNumber number);

	@Override
	void recordUse(String account, PhoneNumber number, Instant usedAt);

}
