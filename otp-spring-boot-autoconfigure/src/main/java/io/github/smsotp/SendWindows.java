package io.github.smsotp;

import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;

/**
 * Says which windows a text is counted in. The account comes first, so that several texts
 * that one account asks for at once do not use up its number's window for an instant.
 */
final class SendWindows {

	private final SmsOtpPolicy policy;

	private final StoreIndex index;

	SendWindows(SmsOtpPolicy policy, StoreIndex index) {
		this.policy = policy;
		this.index = index;
	}

	List<SendClaim> claims(String account, PhoneNumber phone) {
		List<SendClaim> claims = new ArrayList<>();
		if (this.policy.cooldown() != null) {
			claims.add(new SendClaim(SendClaim.Scope.COOLDOWN, this.index.account(account),
					List.of(new RateLimit(1, this.policy.cooldown()))));
		}
		if (!this.policy.perPhone().isEmpty()) {
			claims.add(new SendClaim(SendClaim.Scope.PHONE, this.index.phone(phone.value()), this.policy.perPhone()));
		}
		return claims;
	}

}
