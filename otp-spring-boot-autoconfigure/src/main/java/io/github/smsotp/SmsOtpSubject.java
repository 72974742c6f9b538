package io.github.smsotp;

import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Whom a code is for, what for, and who asks. Immutable.
 *
 * @param account the stable id of the account
 * @param purpose what the code is for
 * @param newNumber the number to confirm, for {@link SmsOtpPurpose#ENROLLMENT} alone; all
 * other codes go to the confirmed number
 * @param formerNumber the number that goes when the new one is confirmed, {@code null} if
 * the account has none
 * @param client the address that the request comes from, which per-client limits count
 * by; {@code null} if it is not known
 */
public record SmsOtpSubject(String account, SmsOtpPurpose purpose, @Nullable PhoneNumber newNumber,
		@Nullable PhoneNumber formerNumber, @Nullable String client) {

	public SmsOtpSubject {
		Assert.hasText(account, "account cannot be empty");
		Assert.isTrue((purpose == SmsOtpPurpose.ENROLLMENT) == (newNumber != null), "newNumber belongs to ENROLLMENT");
		Assert.isTrue(formerNumber == null || newNumber != null, "formerNumber belongs to ENROLLMENT");
	}

	/**
	 * A login of an account.
	 * @param account the stable id of the account
	 * @return the subject
	 */
	public static SmsOtpSubject login(String account) {
		return new SmsOtpSubject(account, SmsOtpPurpose.LOGIN, null, null, null);
	}

	/**
	 * The proof that a number is an account's, which has none.
	 * @param account the stable id of the account
	 * @param newNumber the number
	 * @return the subject
	 */
	public static SmsOtpSubject enrollment(String account, PhoneNumber newNumber) {
		return new SmsOtpSubject(account, SmsOtpPurpose.ENROLLMENT, newNumber, null, null);
	}

	/**
	 * This subject with the number that goes when the new one is confirmed.
	 * @param formerNumber the number, {@code null} if the account has none
	 * @return the subject
	 */
	public SmsOtpSubject inPlaceOf(@Nullable PhoneNumber formerNumber) {
		return new SmsOtpSubject(this.account, this.purpose, this.newNumber, formerNumber, this.client);
	}

	/**
	 * This subject with the address that the request comes from.
	 * @param client the address, {@code null} if it is not known
	 * @return the subject
	 */
	public SmsOtpSubject from(@Nullable String client) {
		return new SmsOtpSubject(this.account, this.purpose, this.newNumber, this.formerNumber, client);
	}

	boolean isEnrollment() {
		return this.newNumber != null;
	}

}
