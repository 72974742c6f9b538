package io.github.smsotp;

import java.util.List;

import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Makes numbers whose code came back the user's, and takes them away. Who may ask for it
 * is for the caller to check. Knows neither HTTP nor sessions. Safe for use by several
 * threads.
 */
public interface SmsOtpEnrollmentService {

	/**
	 * Finds the confirmed numbers of an account.
	 * @param account the stable id of the account
	 * @return the numbers, the preferred one first; empty if the account has none
	 * @throws SmsOtpUnavailableException if the numbers cannot be reached
	 */
	List<PhoneNumber> find(String account);

	/**
	 * Whether an account that has no number may enrol one.
	 * @param account the stable id of the account
	 * @return {@code true} by self-service, or if the account is invited
	 * @throws SmsOtpUnavailableException if the store cannot be reached
	 */
	boolean mayEnroll(String account);

	/**
	 * Makes a number the account's, after its code was accepted. The former one is told
	 * by text, and all other codes of the account are worth nothing any more.
	 * @param subject the account with its new number, and the one that goes
	 * @return the {@link #epoch epoch} that begins; {@code null} if the account has
	 * another number by now, or if the number belongs to too many accounts; nothing is
	 * changed then
	 * @throws SmsOtpUnavailableException if the numbers cannot be reached
	 */
	@Nullable String confirm(SmsOtpSubject subject);

	/**
	 * Takes all numbers of an account away, at once. They are told by text, and all codes
	 * of the account are worth nothing any more.
	 * @param account the stable id of the account
	 * @param by who asks for it, {@code null} if that is not known
	 * @param client the address that the request comes from, {@code null} if it is not
	 * known
	 * @return {@code false} if the account had none
	 * @throws SmsOtpUnavailableException if the numbers cannot be reached
	 */
	boolean remove(String account, @Nullable String by, @Nullable String client);

	/**
	 * What changes whenever the numbers of an account do. A session that has the factor
	 * loses it when this is not what it was before the code came back. Read anew each
	 * time, and what {@link #isCurrent} goes by from then on.
	 * @param account the stable id of the account
	 * @return the epoch, which tells nothing of the numbers
	 * @throws SmsOtpUnavailableException if the numbers cannot be reached
	 */
	String epoch(String account);

	/**
	 * Whether an epoch is still the account's, as of a minute ago at most.
	 * @param account the stable id of the account
	 * @param epoch the epoch
	 * @return {@code false} if the numbers of the account have changed
	 * @throws SmsOtpUnavailableException if the numbers cannot be reached
	 */
	boolean isCurrent(String account, String epoch);

}
