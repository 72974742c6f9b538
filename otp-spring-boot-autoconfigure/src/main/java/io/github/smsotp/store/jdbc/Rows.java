package io.github.smsotp.store.jdbc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Rows that were read, and what is to become of them where they are locked.
 */
final class Rows {

	private final Map<String, Row> before;

	private final Map<String, @Nullable Row> after = new LinkedHashMap<>();

	Rows(Map<String, Row> before) {
		this.before = before;
	}

	@Nullable String text(String name) {
		Row row = this.before.get(name);
		return (row != null) ? row.text() : null;
	}

	// deletes the row where there is no text
	void put(String name, @Nullable String text, Instant expiresAt) {
		this.after.put(name, (text != null) ? new Row(name, text, expiresAt) : null);
	}

	// for as long as it was to be kept
	void edit(String name, UnaryOperator<@Nullable String> step) {
		Row row = this.before.get(name);
		if (row != null) {
			put(name, step.apply(row.text()), row.expiresAt());
		}
	}

	List<Row> inserted() {
		return written().filter((row) -> !this.before.containsKey(row.name())).toList();
	}

	List<Row> updated() {
		return written()
			.filter((row) -> this.before.containsKey(row.name()) && !row.equals(this.before.get(row.name())))
			.toList();
	}

	List<String> deleted() {
		return this.before.keySet()
			.stream()
			.filter((name) -> this.after.containsKey(name) && this.after.get(name) == null)
			.toList();
	}

	private Stream<Row> written() {
		return this.after.values().stream().filter(Objects::nonNull).map(Objects::requireNonNull);
	}

}
