package io.github.smsotp.web;

import io.github.smsotp.phone.PhoneNumber;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Somebody who wants to see or change the own number.
 *
 * @param request the request
 * @param authentication who it is
 * @param account the account
 * @param current the confirmed number of the account, {@code null} if there is none
 */
record PhoneVisit(HttpServletRequest request, Authentication authentication, String account,
		@Nullable PhoneNumber current) {

	@Nullable String client() {
		return ClientAddress.of(this.request);
	}

}
