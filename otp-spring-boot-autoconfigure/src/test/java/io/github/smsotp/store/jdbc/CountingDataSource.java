package io.github.smsotp.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Writes down what is asked of a database: {@code SELECT}, {@code INSERT} and so on, a
 * batch as one, and {@code commit} or {@code rollback}.
 */
final class CountingDataSource extends DelegatingDataSource {

	private final List<String> asked = new ArrayList<>();

	CountingDataSource(DataSource target) {
		super(target);
	}

	/**
	 * What was asked since the last time.
	 */
	synchronized List<String> asked() {
		List<String> copy = List.copyOf(this.asked);
		this.asked.clear();
		return copy;
	}

	private synchronized void add(String statement) {
		this.asked.add(statement);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return counted(Connection.class, super.getConnection(), Map.of("commit", "commit", "rollback", "rollback"));
	}

	private <T> T counted(Class<T> type, T target, Map<String, String> counted) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				String statement = counted.get(method.getName());
				if (statement != null) {
					add(statement);
				}
				try {
					Object result = method.invoke(target, args);
					return (result instanceof PreparedStatement prepared)
							? counted(PreparedStatement.class, prepared, executions((String) args[0])) : result;
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			}));
	}

	private static Map<String, String> executions(String sql) {
		Map<String, String> executions = new ConcurrentHashMap<>();
		String verb = sql.substring(0, sql.indexOf(' '));
		for (String method : List.of("execute", "executeQuery", "executeUpdate", "executeBatch")) {
			executions.put(method, verb);
		}
		return executions;
	}

}
