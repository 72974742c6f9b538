package io.github.smsotp.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Somebody between the factors, who is an anonymous user for the rest of the request.
 *
 * @param original the authentication of the first factor
 */
record HalfAuthenticated(Authentication original) {

	private static final String ATTRIBUTE = HalfAuthenticated.class.getName();

	private static final String KEY = "sms-otp";

	static Authentication anonymous() {
		return new AnonymousAuthenticationToken(KEY, "anonymousUser",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
	}

	static @Nullable HalfAuthenticated of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof HalfAuthenticated half) ? half : null;
	}

	static boolean isErrorDispatch(HttpServletRequest request) {
		return isDispatch(request, DispatcherType.ERROR);
	}

	static boolean isDispatch(HttpServletRequest request, DispatcherType type) {
		try {
			return request.getDispatcherType() == type;
		}
		catch (UnsupportedOperationException ex) {
			// templates ask what a user may do with a request that is none
			return false;
		}
	}

	static @Nullable HttpSession session(HttpServletRequest request) {
		try {
			return request.getSession(false);
		}
		catch (UnsupportedOperationException ex) {
			return null;
		}
	}

	// another user, or nobody, is not between the factors because somebody was before
	static void keepWithin(HttpServletRequest request, @Nullable Authentication current) {
		boolean ours = current instanceof AnonymousAuthenticationToken token && token.getKeyHash() == KEY.hashCode();
		if (!ours) {
			request.removeAttribute(ATTRIBUTE);
		}
	}

	void mark(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

}
