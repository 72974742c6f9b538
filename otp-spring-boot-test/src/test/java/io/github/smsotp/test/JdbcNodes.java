package io.github.smsotp.test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Two nodes on one database, each with a pool of its own, which take turns.
 */
final class JdbcNodes implements AutoCloseable {

	private final List<HikariDataSource> pools;

	private final List<JdbcSmsOtpStore> stores;

	private final AtomicInteger calls = new AtomicInteger();

	JdbcNodes(String url, String user, String platform) {
		this.pools = Stream.generate(() -> pool(url, user)).limit(2).toList();
		new ResourceDatabasePopulator(new ClassPathResource("schema-" + platform + ".sql", JdbcSmsOtpStore.class))
			.execute(this.pools.get(0));
		this.stores = this.pools.stream().map(JdbcSmsOtpStore::new).toList();
	}

	SmsOtpStore next() {
		return this.stores.get(this.calls.getAndIncrement() % this.stores.size());
	}

	@Override
	public void close() {
		this.pools.forEach(HikariDataSource::close);
	}

	private static HikariDataSource pool(String url, String user) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername(user);
		return pool;
	}

}
