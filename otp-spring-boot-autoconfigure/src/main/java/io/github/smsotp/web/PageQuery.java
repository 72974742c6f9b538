package io.github.smsotp.web;

import java.util.List;
import java.util.Locale;

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
		return query != null && List.of(query.split("&")).contains(toString());
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
