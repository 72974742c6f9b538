package io.github.smsotp.web;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What the page of the own number is asked for besides the number.
 */
enum PhoneQuery {

	/**
	 * The form to change it.
	 */
	CHANGE,

	/**
	 * A factor that is fresh enough to remove it.
	 */
	REMOVE,

	/**
	 * To say that it was removed.
	 */
	REMOVED;

	boolean isIn(HttpServletRequest request) {
		String query = request.getQueryString();
		return query != null && List.of(query.split("&")).contains(toString());
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
