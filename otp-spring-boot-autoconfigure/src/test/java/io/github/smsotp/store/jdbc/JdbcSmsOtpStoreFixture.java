package io.github.smsotp.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsotp.store.AccountRules;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendScope;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Codes, claims, rules and databases for tests of {@link JdbcSmsOtpStore}.
 */
abstract class JdbcSmsOtpStoreFixture {

	static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	static final AccountRules RULES = new AccountRules(new GuessRules(5, List.of(Duration.ofMinutes(1)),
			List.of(RateLimit.valueOf("20/24h"), RateLimit.valueOf("100/30d")), 50), Duration.ofSeconds(30));

	static final AccountRules ROLLING = new AccountRules(
			new GuessRules(0, List.of(), List.of(RateLimit.valueOf("20/24h")), 0), null);

	static HikariDataSource pool(String url, String user, int size) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername(user);
		pool.setMaximumPoolSize(size);
		pool.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
		return pool;
	}

	static void createTable(DataSource database, String platform) {
		new ResourceDatabasePopulator(new ClassPathResource("schema-" + platform + ".sql", JdbcSmsOtpStore.class))
			.execute(database);
	}

	static int rows(DataSource database) {
		return JdbcClient.create(database).sql("SELECT COUNT(*) FROM SMS_OTP_STATE").query(Integer.class).single();
	}

	static SendClaim claim(SendScope scope, String key, String limit) {
		return new SendClaim(scope, key, RateLimit.valueOf(limit), false);
	}

	static IssuedCode code(int code, int attempts) {
		return new IssuedCode("challenge", mac(code), NOW, NOW.plus(Duration.ofMinutes(5)), attempts);
	}

	static Guess guess(int code) {
		return new Guess("challenge", List.of(mac(code)), NOW);
	}

	private static CodeMac mac(int code) {
		byte[] value = new byte[32];
		value[31] = (byte) code;
		return new CodeMac("2026-11", value);
	}

}
