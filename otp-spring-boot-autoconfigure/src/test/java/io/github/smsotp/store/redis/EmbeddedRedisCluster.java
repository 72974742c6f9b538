package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisNode;

import static org.awaitility.Awaitility.await;

/**
 * A Redis Cluster of three masters with one replica each.
 */
final class EmbeddedRedisCluster implements AutoCloseable {

	private static final int MASTERS = 3;

	private static final int SLOTS = 16_384;

	private final List<EmbeddedRedis> nodes;

	EmbeddedRedisCluster() {
		this.nodes = IntStream.range(0, 2 * MASTERS)
			.parallel()
			.mapToObj((i) -> new EmbeddedRedis("cluster-enabled yes", "cluster-node-timeout 1000",
					"repl-diskless-sync yes", "repl-diskless-sync-delay 0"))
			.toList();
		for (int i = 0; i < MASTERS; i++) {
			int[] slots = IntStream.range(firstSlot(i), firstSlot(i + 1)).toArray();
			this.nodes.get(i).ask((client) -> client.clusterAddSlots(slots));
		}
		this.nodes.forEach((node) -> first().ask((client) -> client.clusterMeet(EmbeddedRedis.HOST, node.port())));
		awaitThat((node) -> info(node, "cluster_known_nodes").equals(String.valueOf(this.nodes.size())));
		for (int i = 0; i < MASTERS; i++) {
			String master = this.nodes.get(i).ask(Jedis::clusterMyId);
			this.nodes.get(MASTERS + i).ask((client) -> client.clusterReplicate(master));
		}
		awaitThat((node) -> info(node, "cluster_state").equals("ok"));
		awaitReplication();
	}

	RedisClusterConfiguration configuration() {
		RedisClusterConfiguration configuration = new RedisClusterConfiguration();
		this.nodes.forEach((node) -> configuration.addClusterNode(new RedisNode(EmbeddedRedis.HOST, node.port())));
		return configuration;
	}

	/**
	 * The master of a key.
	 */
	EmbeddedRedis masterOf(String key) {
		long slot = first().ask((client) -> client.clusterKeySlot(key));
		return this.nodes
			.get(IntStream.range(0, MASTERS).filter((i) -> slot < firstSlot(i + 1)).findFirst().orElseThrow());
	}

	/**
	 * Waits until the replicas have all that their masters have.
	 */
	void awaitReplication() {
		awaitThat(EmbeddedRedis::isReplicated);
	}

	private static int firstSlot(int master) {
		return master * SLOTS / MASTERS;
	}

	private EmbeddedRedis first() {
		return this.nodes.get(0);
	}

	private void awaitThat(Predicate<EmbeddedRedis> condition) {
		for (EmbeddedRedis node : this.nodes) {
			await().atMost(Duration.ofSeconds(60))
				.pollInterval(Duration.ofMillis(20))
				.ignoreExceptionsMatching(JedisException.class::isInstance)
				.until(() -> condition.test(node));
		}
	}

	private static String info(EmbeddedRedis node, String field) {
		return Stream.of(node.ask(Jedis::clusterInfo).split("\r\n"))
			.filter((line) -> line.startsWith(field + ":"))
			.map((line) -> line.substring(field.length() + 1))
			.findFirst()
			.orElseThrow();
	}

	@Override
	public void close() {
		this.nodes.forEach(EmbeddedRedis::close);
	}

}
