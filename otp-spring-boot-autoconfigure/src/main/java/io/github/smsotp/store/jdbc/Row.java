package io.github.smsotp.store.jdbc;

import java.time.Instant;

/**
 * A row of the table. Immutable.
 *
 * @param name the account or window
 * @param text what is kept of it
 * @param expiresAt from when on it may be deleted
 */
record Row(String name, String text, Instant expiresAt) {

	@Override
	public String toString() {
		return "Row[expiresAt=" + this.expiresAt + "]";
	}

}
