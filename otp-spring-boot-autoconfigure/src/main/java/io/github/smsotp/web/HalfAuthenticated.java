package io.github.smsotp.web;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * What somebody is between the factors: an anonymous user.
 */
final class HalfAuthenticated {

	private HalfAuthenticated() {
	}

	static Authentication anonymous() {
		return new AnonymousAuthenticationToken("sms-otp", "anonymousUser",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
	}

}
