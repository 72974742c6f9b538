package io.github.smsotp.web;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a page is asked for besides what it always shows.
 */
enum PageQuery {

	/**
	 * The form for a bypass code, on the page of the code.
	 */
	BYPASS,

	/**
	 * To sign in again, on the way to the page that was wanted.
	 */
	OVER,

	/**
	 * The form to change the own number, on its page.
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
		// programs that build URLs write an empty value
		return query != null && Stream.of(query.split("&")).anyMatch(Set.of(toString(), this + "=")::contains);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
