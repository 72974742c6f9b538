package io.github.smsotp;

import io.github.smsotp.phone.PhoneNumber;

/**
 * What a code is bound to besides itself (OWASP ASVS 5.0 6.6.2): a code is right only
 * where all of it is the same.
 *
 * @param challengeId the challenge
 * @param account the account
 * @param phone the number that the code went to
 * @param purpose what it is for
 */
record CodeBinding(String challengeId, String account, PhoneNumber phone, SmsOtpPurpose purpose) {

	String[] with(String code) {
		return new String[] { this.challengeId, this.account, this.phone.value(), this.purpose.name(), code };
	}

	@Override
	public String toString() {
		return "CodeBinding[account=" + this.account + ", phone=" + this.phone + ", purpose=" + this.purpose + "]";
	}

}
