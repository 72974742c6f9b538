package io.github.smsotp.autoconfigure.phone;

/**
 * Thrown at start when the database has no table for phone numbers.
 */
final class MissingPhoneNumberTableException extends RuntimeException {

	private final String definition;

	MissingPhoneNumberTableException(String table, String definition, Throwable cause) {
		super("The database has no table " + table + " for phone numbers", cause);
		this.definition = definition;
	}

	String getDefinition() {
		return this.definition;
	}

}
