package io.github.smsotp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;

/**
 * Says which windows of the store a text is counted in. The account's own come first and
 * those of all texts last, so that a store that asks one after the other does not use up
 * for an instant what others share.
 */
final class SendWindows {

	private static final int RANGE_DIGITS = 4;

	private final SmsOtpLimits limits;

	private final StoreIndex index;

	SendWindows(SmsOtpLimits limits, StoreIndex index) {
		this.limits = limits;
		this.index = index;
	}

	List<SendClaim> claims(SmsOtpSubject subject, PhoneNumber phone) {
		List<SendClaim> claims = subject.isEnrollment() ? enrollment(subject.account(), phone)
				: confirmed(subject.account(), phone);
		claims.addAll(noticeClaims());
		return claims;
	}

	// a text that nobody may keep from going out by using up what is counted by number
	List<SendClaim> noticeClaims() {
		return claims(SendScope.GLOBAL, this.index.global(), this.limits.send().global(), (limit) -> false);
	}

	private List<SendClaim> confirmed(String account, PhoneNumber phone) {
		SmsOtpLimits.Send send = this.limits.send();
		String key = this.index.account(account);
		List<SendClaim> claims = new ArrayList<>(claims(SendScope.ACCOUNT, key, send.perAccount(), (limit) -> true));
		if (!send.perAccount().isEmpty()) {
			claims.add(new SendClaim(SendScope.ACCOUNT_CEILING, key, SmsOtpLimits.ACCOUNT_CEILING, false));
		}
		claims.addAll(claims(SendScope.PHONE, this.index.phone(phone.value()), send.perPhone(),
				SmsOtpLimits.Send::isGivenBackPerPhone));
		return claims;
	}

	private List<SendClaim> enrollment(String account, PhoneNumber phone) {
		SmsOtpLimits.Enroll enroll = this.limits.enroll();
		String number = phone.value();
		String range = number.substring(0, number.length() - RANGE_DIGITS);
		List<SendClaim> claims = new ArrayList<>(
				claims(SendScope.ENROLL_ACCOUNT, this.index.account(account), enroll.perAccount(), (limit) -> false));
		claims.addAll(claims(SendScope.ENROLL_PHONE, this.index.phone(number), enroll.perPhone(), (limit) -> false));
		claims
			.addAll(claims(SendScope.NUMBER_RANGE, this.index.range(range), enroll.perNumberRange(), (limit) -> true));
		return claims;
	}

	private static List<SendClaim> claims(SendScope scope, String key, List<RateLimit> limits,
			Predicate<RateLimit> refundable) {
		return limits.stream().map((limit) -> new SendClaim(scope, key, limit, refundable.test(limit))).toList();
	}

}
