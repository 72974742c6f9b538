package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.redis.connection.RedisSentinelConfiguration;

import static org.awaitility.Awaitility.await;

/**
 * A Redis master and its replica, over which three sentinels watch.
 */
final class EmbeddedSentinels implements AutoCloseable {

	private static final String MASTER = "bank";

	private final EmbeddedRedis master = new EmbeddedRedis();

	private final EmbeddedRedis replica = new EmbeddedRedis(
			"replicaof " + EmbeddedRedis.HOST + " " + this.master.port(), "repl-diskless-sync yes",
			"repl-diskless-sync-delay 0");

	private final List<EmbeddedRedis> sentinels;

	EmbeddedSentinels() {
		String[] settings = { "sentinel monitor " + MASTER + " " + EmbeddedRedis.HOST + " " + this.master.port() + " 2",
				"sentinel down-after-milliseconds " + MASTER + " 1000",
				"sentinel failover-timeout " + MASTER + " 5000" };
		awaitReplication();
		this.sentinels = Stream.generate(() -> new EmbeddedRedis(List.of("--sentinel"), settings)).limit(3).toList();
		this.sentinels.forEach(EmbeddedSentinels::awaitPeers);
	}

	RedisSentinelConfiguration configuration() {
		RedisSentinelConfiguration configuration = new RedisSentinelConfiguration().master(MASTER);
		this.sentinels.forEach((sentinel) -> configuration.sentinel(EmbeddedRedis.HOST, sentinel.port()));
		return configuration;
	}

	EmbeddedRedis master() {
		return this.master;
	}

	/**
	 * Waits until the replica has all that the master has.
	 */
	void awaitReplication() {
		await().atMost(Duration.ofSeconds(30)).until(this.master::isReplicated);
	}

	// it has to know the others and the replica to vote
	private static void awaitPeers(EmbeddedRedis sentinel) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> sentinel.ask((client) -> client.info("sentinel")).contains("slaves=1,sentinels=3"));
	}

	@Override
	public void close() {
		this.sentinels.forEach(EmbeddedRedis::close);
		this.replica.close();
		this.master.close();
	}

}
