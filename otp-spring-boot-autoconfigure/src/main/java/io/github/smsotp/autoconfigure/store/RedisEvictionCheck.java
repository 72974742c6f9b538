package io.github.smsotp.autoconfigure.store;

import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Warns at start of a Redis that evicts keys when its memory is full: an evicted ledger
 * is a refilled one.
 */
final class RedisEvictionCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(RedisEvictionCheck.class);

	private static final String POLICY = "maxmemory_policy";

	private final RedisConnectionFactory connections;

	RedisEvictionCheck(RedisConnectionFactory connections) {
		this.connections = connections;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			Set<String> evicting = evictionPolicies();
			if (!evicting.isEmpty()) {
				logger.warn("Redis evicts keys when its memory is full (maxmemory-policy " + evicting
						+ "), and with them counts of wrong codes. Set maxmemory-policy to noeviction.");
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Whether Redis evicts keys could not be read: " + ex.getClass().getName()
					+ ". Its maxmemory-policy should be noeviction.");
		}
	}

	// a cluster puts the name of the node in front
	private Set<String> evictionPolicies() {
		try (RedisConnection connection = this.connections.getConnection()) {
			Properties memory = connection.serverCommands().info("memory");
			return (memory != null) ? memory.stringPropertyNames()
				.stream()
				.filter((name) -> name.endsWith(POLICY))
				.map(memory::getProperty)
				.filter((policy) -> !policy.equals("noeviction"))
				.collect(Collectors.toSet()) : Set.of();
		}
	}

}
