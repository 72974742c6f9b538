package io.github.smsotp.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;
import org.springframework.boot.jdbc.init.PlatformPlaceholderDatabaseDriverResolver;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/**
 * A table that an adapter needs: in which database it is, and what stops the start where
 * it is not. Immutable.
 *
 * @param name the name of the table
 * @param property the property that selects the database
 * @param prefix the prefix of the properties that create the table
 * @param adapter the class that uses the table
 * @param port the type of which the application may have a bean of its own
 */
public record DatabaseTable(String name, String property, String prefix, Class<?> adapter, Class<?> port) {

	/**
	 * The one database.
	 * @param candidates the databases of the application
	 * @return the database
	 * @throws InvalidSmsOtpConfigurationException if there are several
	 */
	public DataSource database(ObjectProvider<DataSource> candidates) {
		return candidates.getIfUnique(() -> {
			throw new InvalidSmsOtpConfigurationException(this.property,
					"selects the database, but there are several DataSource beans",
					"Mark one of them @Primary, or declare a bean of type " + this.adapter.getName()
							+ " over the right one.");
		});
	}

	/**
	 * Stops the start where the table is missing.
	 * @param database the database
	 * @param properties how the table is created
	 * @param resources where its definition is
	 * @throws MissingTableException if there is no such table
	 * @throws InvalidSmsOtpConfigurationException if there is no definition for this kind
	 * of database either
	 */
	public void check(DataSource database, DatabaseInitializationProperties properties, ResourceLoader resources) {
		try {
			JdbcClient.create(database)
				.sql("SELECT COUNT(*) FROM " + this.name + " WHERE 1 = 0")
				.query(Integer.class)
				.single();
		}
		catch (BadSqlGrammarException ex) {
			throw new MissingTableException(this.name, this.prefix, definition(database, properties, resources), ex);
		}
	}

	private String definition(DataSource database, DatabaseInitializationProperties properties,
			ResourceLoader resources) {
		PlatformPlaceholderDatabaseDriverResolver resolver = new PlatformPlaceholderDatabaseDriverResolver();
		String platform = properties.getPlatform();
		String location = properties.getDefaultSchemaLocation();
		Resource script = resources.getResource(StringUtils.hasText(platform)
				? resolver.resolveAll(platform, location).get(0) : resolver.resolveAll(database, location).get(0));
		if (!script.exists()) {
			throw new InvalidSmsOtpConfigurationException(this.property,
					"selects the database, but not even its table " + this.name
							+ " is there, and for this kind of database there is no " + script.getFilename(),
					"Declare a bean of type " + this.port.getName() + ", or mark another DataSource @Primary. "
							+ "Known are H2, PostgreSQL, MySQL and MariaDB.");
		}
		try {
			return script.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
