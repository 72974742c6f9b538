package io.github.smsotp.autoconfigure;

/**
 * Thrown at start when the database lacks a table.
 */
final class MissingTableException extends RuntimeException {

	private final String prefix;

	private final String definition;

	MissingTableException(String table, String prefix, String definition, Throwable cause) {
		super("The database has no table " + table + " that can be read", cause);
		this.prefix = prefix;
		this.definition = definition;
	}

	String getPrefix() {
		return this.prefix;
	}

	String getDefinition() {
		return this.definition;
	}

}
