package io.github.smsotp.phone;

import java.time.Instant;
import java.util.List;

/**
 * Whose confirmed phone number is which. A bean of this type in the application, for
 * example over its own table of users, wins over every repository that properties select;
 * users enrol their numbers themselves if it is a {@link MutablePhoneNumberRepository}.
 * Implementations must be safe for use by several threads.
 */
@FunctionalInterface
public interface PhoneNumberRepository {

	/**
	 * Finds the confirmed numbers of an account.
	 * @param account the stable id of the account, by default the user name in NFKC lower
	 * case
	 * @return the numbers, the preferred one first; empty if the account has none
	 * @throws RuntimeException if the numbers cannot be read, which is never answered
	 * with an empty list: somebody without a number may be asked to enrol one
	 */
	List<PhoneNumber> findConfirmed(String account);

	/**
	 * Records that a code to a number was accepted. Does nothing by default; nobody is
	 * kept out if it fails.
	 * @param account the stable id of the account
	 * @param number the number
	 * @param usedAt when the code was accepted
	 */
	default void recordUse(String account, PhoneNumber number, Instant usedAt) {
	}

}
